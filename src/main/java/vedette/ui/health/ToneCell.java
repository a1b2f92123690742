package vedette.ui.health;

import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// Draws the word of a [Light] in its colour, without a dot.
final class ToneCell<R> extends TableCell<R, Light> {
    private final Label word = new Label();

    @Override
    protected void updateItem(@Nullable Light light, boolean empty) {
        super.updateItem(light, empty);
        if (empty || light == null) {
            setGraphic(null);
            return;
        }
        word.getStyleClass().setAll("label", "light-word", light.tone().style());
        word.setText(light.word());
        setGraphic(word);
    }
}
