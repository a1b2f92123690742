package vedette.ui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;

/// Suggestions below the search field, one of which may be pointed at with the keyboard. Lies over the screen rather
/// than in a window of its own, so that the field keeps the keyboard. On the FX thread.
final class SuggestionList extends VBox {
    /// More than these are not read but typed further.
    static final int MOST = 12;

    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("selected");

    private final Consumer<Suggestion> taken;
    private List<Suggestion> shown = List.of();
    private int pointed = -1;

    /// @param taken hears the suggestion that is clicked
    SuggestionList(Consumer<Suggestion> taken) {
        this.taken = taken;
        getStyleClass().add("suggestions");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(false);
        setManaged(false);
    }

    /// Shows these, none pointed at; goes when there are none.
    void show(List<Suggestion> suggestions) {
        shown = List.copyOf(suggestions.subList(0, Math.min(MOST, suggestions.size())));
        pointed = -1;
        List<HBox> rows = new ArrayList<>();
        for (Suggestion each : shown) {
            rows.add(row(each));
        }
        getChildren().setAll(rows);
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    private HBox row(Suggestion suggestion) {
        Label label = new Label(Printable.text(suggestion.text(), 60));
        Label hint = new Label(suggestion.hint());
        hint.getStyleClass().add("muted");
        Region space = new Region();
        space.setMinWidth(18);
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(label, space, hint);
        row.getStyleClass().add("suggestion");
        row.setOnMousePressed(pressed -> {
            pressed.consume();
            taken.accept(suggestion);
        });
        return row;
    }

    /// Points at the next one, or the one before; from none to the first or the last.
    void move(int step) {
        int from = pointed < 0 && step < 0 ? shown.size() : pointed;
        if (!shown.isEmpty()) {
            pointed = Math.floorMod(from + step, shown.size());
        }
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).pseudoClassStateChanged(POINTED, i == pointed);
        }
    }

    /// What is pointed at, or null.
    @Nullable
    Suggestion pointed() {
        return pointed < 0 ? null : shown.get(pointed);
    }

    List<Suggestion> shown() {
        return shown;
    }
}
