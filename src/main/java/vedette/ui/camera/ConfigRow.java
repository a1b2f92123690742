package vedette.ui.camera;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import vedette.configuration.FieldValue;
import vedette.configuration.FormField;
import vedette.model.Printable;
import vedette.ui.Sheet;

/// One field of the form: its name, what it was where it is changed, and what it is or shall be. On the FX thread.
final class ConfigRow extends VBox {
    private final FormField field;
    private final ConfigEditor editor;
    private final Text old = new Text();
    private final Label problem = Sheet.paragraph();

    /// Hears what the operator types.
    @FunctionalInterface
    interface Edited {
        void edited(String path, FieldValue value);
    }

    ConfigRow(FormField field, Edited edited) {
        this.field = field;
        getStyleClass().add("config-row");
        editor = new ConfigEditor(field, value -> edited.edited(field.path(), value));
        editor.node().setId("config-" + field.path());
        Label name = new Label(Printable.text(field.path(), 120));
        name.getStyleClass().add("config-name");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        name.setTooltip(new Tooltip(Printable.text(field.path(), 300)));
        name.setLabelFor(editor.node());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        old.setStrikethrough(true);
        old.getStyleClass().add("config-old");
        HBox line = new HBox(6, name, space, old, editor.node());
        line.setAlignment(Pos.CENTER_LEFT);
        if (!field.unit().isEmpty()) {
            Label unit = new Label(field.unit());
            unit.getStyleClass().add("muted");
            unit.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(unit);
        }
        if (editor.node() instanceof Region region && !(region instanceof Label)) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(line);
        String remark = field.reported() == null ? "The camera does not send this field." : field.remark();
        if (!remark.isEmpty()) {
            Label told = Sheet.paragraph();
            told.setText(remark);
            told.getStyleClass().setAll("label", field.reported() == null ? "muted" : "warning-text", "config-remark");
            getChildren().add(told);
        }
        problem.getStyleClass().setAll("label", "danger-text", "config-remark");
        Sheet.show(problem, false);
        getChildren().add(problem);
    }

    FormField field() {
        return field;
    }

    boolean isEditable() {
        return field.type() != null;
    }

    void focusEditor() {
        editor.node().requestFocus();
    }

    /// @param changed what it shall be, or null where it isn't changed
    /// @param wrong what is wrong with that, or null
    void show(@Nullable FieldValue changed, @Nullable String wrong) {
        FieldValue reported = field.reported();
        editor.show(changed == null ? reported : changed);
        boolean isChanged = changed != null;
        old.setText(isChanged ? (reported == null ? "–" : Printable.text(reported.shown(), 24)) : "");
        old.setVisible(isChanged);
        old.setManaged(isChanged);
        if (isChanged != getStyleClass().contains("changed")) {
            if (isChanged) {
                getStyleClass().add("changed");
            } else {
                getStyleClass().removeAll(List.of("changed"));
            }
        }
        problem.setText(wrong == null ? "" : wrong);
        Sheet.show(problem, wrong != null);
    }
}
