package vedette.ui.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import vedette.configuration.FieldValue;
import vedette.configuration.FormField;

/// What a field's value is typed, chosen or switched with; a mere text where it can't be changed. On the FX thread.
final class ConfigEditor {
    private final FormField field;
    private final Consumer<FieldValue> edited;
    private final Node node;
    private boolean drawing;

    /// @param edited told what the operator typed, at each stroke
    ConfigEditor(FormField field, Consumer<FieldValue> edited) {
        this.field = field;
        this.edited = edited;
        node = make();
    }

    Node node() {
        return node;
    }

    private Node make() {
        var type = field.type();
        if (type == null) {
            Label label = new Label();
            label.setMinWidth(40);
            label.getStyleClass().add("muted");
            return label;
        }
        return switch (type) {
            case TRUTH -> truth();
            case TEXT -> field.choices().isEmpty() ? typed("") : choice();
            case TEXTS -> typed("several, with commas");
            case NUMBER, WHOLE_NUMBER -> number();
        };
    }

    private CheckBox truth() {
        CheckBox box = new CheckBox("off");
        box.selectedProperty().addListener((property, before, now) -> {
            box.setText(now ? "on" : "off");
            tell(FieldValue.truth(now));
        });
        return box;
    }

    private ComboBox<String> choice() {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(field.choices());
        choice.setPrefWidth(118);
        choice.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                tell(FieldValue.text(now));
            }
        });
        return choice;
    }

    private TextField number() {
        TextField text = typed("");
        text.setPrefColumnCount(6);
        return text;
    }

    private TextField typed(String prompt) {
        TextField text = new TextField();
        text.setAlignment(Pos.CENTER_RIGHT);
        text.setPrefColumnCount(11);
        text.setPromptText(prompt);
        if (!prompt.isEmpty()) {
            text.setTooltip(new Tooltip("Several texts, with commas between them; a comma within one is written \\,"));
        }
        text.textProperty().addListener((property, before, now) -> tell(read(now)));
        return text;
    }

    private FieldValue read(String text) {
        return field.type() == vedette.dialect.ConfigField.Type.TEXTS
                ? FieldValue.texts(items(text))
                : field.typed(text);
    }

    private void tell(FieldValue value) {
        if (!drawing) {
            edited.accept(value);
        }
    }

    /// Shows a value, unless the operator is just typing one that says the same.
    void show(@Nullable FieldValue value) {
        drawing = true;
        try {
            switch (node) {
                case Label label -> label.setText(value == null ? "–" : value.shown());
                case CheckBox box ->
                    box.setSelected(value != null && value.json().equals("true"));
                case ComboBox<?> choice -> choose(choice, value);
                case TextField text -> {
                    if (value == null ? !text.getText().isEmpty() : !value.saysWhat(read(text.getText()))) {
                        text.setText(value == null ? "" : asTyped(value));
                    }
                }
                default -> throw new IllegalStateException("no editor: " + node);
            }
        } finally {
            drawing = false;
        }
    }

    @SuppressWarnings("unchecked")
    private static void choose(ComboBox<?> choice, @Nullable FieldValue value) {
        ComboBox<String> texts = (ComboBox<String>) choice;
        String now = value == null ? null : value.plain();
        if (now != null && !texts.getItems().contains(now)) {
            texts.getItems().addFirst(now); // what the camera has can be kept, whatever is known of it
        }
        texts.setValue(now);
    }

    private static String asTyped(FieldValue value) {
        if (value.kind() != FieldValue.Kind.TEXTS) {
            return value.plain();
        }
        return String.join(
                ", ",
                value.items().stream().map(item -> item.replace(",", "\\,")).toList());
    }

    /// The texts between commas; `\,` is a comma within one.
    static List<String> items(String typed) {
        List<String> items = new ArrayList<>();
        for (String part : typed.split("(?<!\\\\),", -1)) {
            String item = part.strip().replace("\\,", ",");
            if (!item.isEmpty()) {
                items.add(item);
            }
        }
        return items;
    }
}
