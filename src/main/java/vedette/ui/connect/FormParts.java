package vedette.ui.connect;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the form's fields are made of.
final class FormParts {
    private FormParts() {}

    /// A sentence below a field, which takes no room while there is none.
    static Label fault(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("field-fault");
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    static void prepare(TextField field, String id, String prompt, Consumer<TextField> typed) {
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().addListener((text, before, now) -> typed.accept(field));
    }

    static VBox field(String label, Node field, Node... below) {
        Label caption = new Label(label);
        caption.getStyleClass().add("caption");
        caption.setLabelFor(field);
        VBox box = new VBox(3, caption, field);
        box.getChildren().addAll(below);
        return box;
    }

    static void mark(TextField field, boolean wrong) {
        field.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, wrong);
    }
}
