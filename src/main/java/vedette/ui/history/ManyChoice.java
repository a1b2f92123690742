package vedette.ui.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import vedette.ui.Words;

/// A menu from which any number can be chosen, none meaning all; it stays open while one chooses. On the FX thread.
final class ManyChoice<T> extends MenuButton {
    private static final double ROW_WIDTH = 210;

    private final String title;
    private final Function<T, String> words;
    private final Runnable changed;
    private final Set<T> chosen = new LinkedHashSet<>();
    private final Map<T, Label> labels = new HashMap<>();
    private List<T> offered = List.of();
    private @Nullable Map<T, Long> counts;

    /// @param title what is chosen, in the plural
    ManyChoice(String title, Function<T, String> words, Runnable changed) {
        this.title = title;
        this.words = words;
        this.changed = changed;
        draw();
    }

    /// Offers these, and what is chosen already.
    void offer(Collection<T> choices) {
        Set<T> all = new LinkedHashSet<>(choices);
        all.addAll(chosen);
        List<T> now = List.copyOf(all);
        if (!now.equals(offered)) {
            offered = now;
            fill();
        }
        draw();
    }

    private void fill() {
        MenuItem all = new MenuItem("All " + title.toLowerCase(java.util.Locale.ROOT));
        all.setOnAction(clicked -> choose(Set.of()));
        List<MenuItem> items = new ArrayList<>(List.of(all, new SeparatorMenuItem()));
        labels.clear();
        for (T each : offered) {
            CheckBox box = new CheckBox(words.apply(each));
            box.setMnemonicParsing(false);
            box.setSelected(chosen.contains(each));
            box.setOnAction(clicked -> {
                if (box.isSelected()) {
                    chosen.add(each);
                } else {
                    chosen.remove(each);
                }
                draw();
                changed.run();
            });
            box.setMinWidth(0);
            Label count = new Label();
            count.getStyleClass().add("muted");
            count.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox row = new HBox(12, box, space, count);
            row.setPrefWidth(ROW_WIDTH);
            labels.put(each, count);
            items.add(new CustomMenuItem(row, false));
        }
        getItems().setAll(items);
        drawCounts();
    }

    /// Shows how many events there are of each; what is missing has none.
    void count(Map<T, Long> counted) {
        counts = Map.copyOf(counted);
        drawCounts();
    }

    private void drawCounts() {
        Map<T, Long> now = counts;
        labels.forEach((each, label) -> label.setText(now == null ? "" : Words.count(now.getOrDefault(each, 0L))));
    }

    /// Chooses exactly these.
    void choose(Set<T> choices) {
        clear();
        chosen.addAll(choices);
        fill();
        draw();
        changed.run();
    }

    /// Chooses none, which means all, without telling.
    void clear() {
        chosen.clear();
        fill();
        draw();
    }

    Set<T> chosen() {
        return Set.copyOf(chosen);
    }

    private void draw() {
        setText(chosen.isEmpty() ? title : title + " (" + chosen.size() + ")");
        getStyleClass().remove("narrowing");
        if (!chosen.isEmpty()) {
            getStyleClass().add("narrowing");
        }
    }
}
