package vedette.ui.history;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;
import vedette.model.Severity;
import vedette.ui.Words;

/// The choice of how severe events are at least. On the FX thread.
final class SeverityChoice extends MenuButton {
    private final Runnable changed;
    private final Map<Severity, MenuItem> items = new EnumMap<>(Severity.class);
    private @Nullable Severity least;

    SeverityChoice(Runnable changed) {
        this.changed = changed;
        for (Severity each : Severity.values()) {
            MenuItem item = new MenuItem(words(each));
            item.setOnAction(chosen -> choose(each));
            getItems().add(item);
            items.put(each, item);
        }
        setLeast(Severity.INFO);
    }

    void choose(Severity wanted) {
        setLeast(wanted);
        changed.run();
    }

    /// Chooses all, without telling.
    void clear() {
        setLeast(Severity.INFO);
    }

    private void setLeast(Severity wanted) {
        least = wanted == Severity.INFO ? null : wanted;
        setText(words(wanted));
    }

    private static String words(Severity each) {
        return "Severity ≥ " + each.word();
    }

    /// Shows how many events there are of each choice.
    ///
    /// @param counts of each severity alone
    void count(Map<String, Long> counts) {
        items.forEach((least, item) -> {
            long sum = 0;
            for (Severity each : Severity.values()) {
                sum += each.compareTo(least) >= 0 ? counts.getOrDefault(each.word(), 0L) : 0;
            }
            item.setText(words(least) + "   " + Words.count(sum));
        });
    }

    @Nullable
    Severity least() {
        return least;
    }
}
