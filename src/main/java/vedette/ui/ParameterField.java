package vedette.ui;

import java.util.regex.Pattern;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import vedette.dialect.CommandParameter;

/// A labelled field for one parameter of a command. On the FX thread.
final class ParameterField extends VBox {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private final CommandParameter parameter;
    private final Control editor;

    /// @param first what stands there first
    ParameterField(CommandParameter parameter, String first) {
        super(3);
        this.parameter = parameter;
        editor = editor(parameter, first);
        editor.setId("parameter-" + parameter.name());
        editor.setMaxWidth(Double.MAX_VALUE);
        if (!(editor instanceof CheckBox)) {
            Label label = new Label(parameter.label());
            label.getStyleClass().add("muted");
            label.setLabelFor(editor);
            getChildren().add(label);
        }
        getChildren().add(editor);
    }

    private static Control editor(CommandParameter parameter, String first) {
        if (!parameter.choices().isEmpty()) {
            ComboBox<String> choice = new ComboBox<>();
            choice.getItems().setAll(parameter.choices());
            choice.setValue(
                    parameter.choices().contains(first)
                            ? first
                            : parameter.choices().getFirst());
            return choice;
        }
        if (parameter.kind() == CommandParameter.Kind.TRUTH) {
            CheckBox box = new CheckBox(parameter.label());
            box.setSelected(first.equals("true"));
            return box;
        }
        return new TextField(first);
    }

    String name() {
        return parameter.name();
    }

    String value() {
        return switch (editor) {
            case ComboBox<?> choice ->
                choice.getValue() == null ? "" : choice.getValue().toString();
            case CheckBox box -> Boolean.toString(box.isSelected());
            case TextField field -> field.getText().strip();
            default -> "";
        };
    }

    /// What is wrong with it, as a sentence; empty where nothing is.
    String problem() {
        String value = value();
        if (value.isEmpty()) {
            return parameter.required() ? parameter.label() + ": give something." : "";
        }
        boolean badNumber = parameter.kind() == CommandParameter.Kind.NUMBER
                && parameter.choices().isEmpty()
                && !NUMBER.matcher(value).matches();
        return badNumber ? parameter.label() + ": give a number, such as 10 or 0.5." : "";
    }

    void focus() {
        editor.requestFocus();
    }
}
