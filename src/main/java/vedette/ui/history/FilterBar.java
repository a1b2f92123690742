package vedette.ui.history;

import java.time.Clock;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.Printable;
import vedette.model.Severity;
import vedette.search.EventFilter;

/// The controls in the header that say which events are shown. On the FX thread.
final class FilterBar {
    private static final Duration TYPING = Duration.millis(200);

    private final Runnable changed;
    private final TextField search = new TextField();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final TimeChoice time;
    private final ManyChoice<String> cameras;
    private final ManyChoice<EventKind> kinds;
    private final MenuButton severity = new MenuButton();
    private @Nullable Severity atLeast;
    private boolean clearing;

    /// @param changed hears that another filter is chosen
    FilterBar(Clock clock, Runnable changed) {
        this.changed = changed;
        time = new TimeChoice(clock, changed);
        cameras =
                new ManyChoice<>("Cameras", name -> name.isEmpty() ? "(no camera)" : Printable.text(name, 60), changed);
        kinds = new ManyChoice<>("Kinds", EventKind::word, changed);
        kinds.offer(List.of(EventKind.values()));
        cameras.offer(List.of());
        search.setPromptText("Search plates, cameras, topics…  /");
        search.setId("events-search");
        search.getStyleClass().add("events-search");
        search.setMinWidth(70);
        search.setPrefWidth(110);
        search.setMaxWidth(330);
        HBox.setHgrow(search, Priority.ALWAYS);
        typing.setOnFinished(ended -> changed.run());
        search.textProperty().addListener((property, before, now) -> {
            if (!clearing) {
                typing.playFromStart();
            }
        });
        search.setOnAction(entered -> searchNow());
        for (Severity each : Severity.values()) {
            MenuItem item = new MenuItem(words(each));
            item.setOnAction(chosen -> chooseSeverity(each));
            severity.getItems().add(item);
        }
        chooseWithoutTelling(Severity.INFO);
        for (MenuButton each : List.of(time, cameras, kinds, severity)) {
            each.setMinWidth(each == time ? 70 : Region.USE_PREF_SIZE);
            each.getStyleClass().add("filter-choice");
            each.setMnemonicParsing(false);
        }
    }

    private void searchNow() {
        typing.stop();
        changed.run();
    }

    /// Shows events at least this severe.
    void chooseSeverity(Severity least) {
        chooseWithoutTelling(least);
        changed.run();
    }

    private void chooseWithoutTelling(Severity least) {
        atLeast = least == Severity.INFO ? null : least;
        severity.setText(words(least));
    }

    private static String words(Severity least) {
        return "Severity ≥ " + least.word();
    }

    List<Control> controls() {
        return List.of(search, time, cameras, kinds, severity);
    }

    TextField search() {
        return search;
    }

    TimeChoice time() {
        return time;
    }

    ManyChoice<String> cameras() {
        return cameras;
    }

    ManyChoice<EventKind> kinds() {
        return kinds;
    }

    /// Empties the search field, at once.
    void clearSearch() {
        search.clear();
        searchNow();
    }

    /// Shows everything.
    void clear() {
        clearing = true;
        search.clear();
        clearing = false;
        time.clear();
        cameras.clear();
        kinds.clear();
        chooseWithoutTelling(Severity.INFO);
        searchNow();
    }

    /// Hides the menus and forgets what is being typed but not yet searched.
    void hidden() {
        typing.stop();
        for (MenuButton each : List.of(time, cameras, kinds, severity)) {
            each.hide();
        }
    }

    /// What is chosen now.
    EventFilter filter() {
        return time.applyTo(EventFilter.ALL
                .ofCameras(cameras.chosen())
                .ofKinds(kinds.chosen())
                .atLeast(atLeast)
                .saying(search.getText().strip()));
    }
}
