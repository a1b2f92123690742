package vedette.ui.camera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.configuration.ConfigDocument;
import vedette.configuration.ConfigDraft;
import vedette.configuration.ConfigState;
import vedette.configuration.FieldValue;
import vedette.configuration.FormField;
import vedette.dialect.ConfigField;
import vedette.ui.Sheet;

/// The fields of a configuration as rows; of many fields those that are looked for. On the FX thread.
final class ConfigForm extends VBox {
    /// More rows than these are neither quick to draw nor to read.
    private static final int MOST_ROWS = 40;

    private final ConfigRow.Edited edited;
    private final TextField search = new TextField();
    private final VBox rows = new VBox();
    private final Label more = Sheet.paragraph();
    private final Map<String, ConfigRow> made = new LinkedHashMap<>();
    private @Nullable ConfigDocument document;
    private List<ConfigField> schema = List.of();
    private List<FormField> fields = List.of();
    private @Nullable ConfigDraft draft;
    private Map<String, String> problems = Map.of();
    private boolean writable;

    ConfigForm(ConfigRow.Edited edited) {
        this.edited = edited;
        search.setPromptText("Find a field");
        search.setId("config-search");
        search.textProperty().addListener((property, before, now) -> draw());
        getChildren().addAll(search, rows, more);
    }

    /// @param wrong what is wrong with changes, by path
    /// @param canBeSet whether anything can be changed
    void show(ConfigState state, List<ConfigField> known, Map<String, String> wrong, boolean canBeSet) {
        ConfigState.Reported reported = state.reported();
        ConfigDocument now = reported == null ? null : reported.document();
        boolean other = now == null ? document != null : !now.equals(document);
        if (other || !known.equals(schema) || canBeSet != writable) {
            document = now;
            schema = known;
            writable = canBeSet;
            // Without a report there is nothing to change: what would be sent with it is not known.
            fields = now == null ? List.of() : FormField.all(now, known);
        }
        draft = state.draft();
        problems = wrong;
        draw();
    }

    private void draw() {
        Sheet.show(search, fields.size() > MOST_ROWS);
        String wanted = search.isVisible() ? search.getText().strip().toLowerCase(Locale.ROOT) : "";
        List<FormField> fitting = fields.stream()
                .filter(field -> field.path().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        List<Node> shown = new ArrayList<>();
        Map<String, ConfigRow> left = new LinkedHashMap<>(made);
        for (FormField field : fitting.subList(0, Math.min(MOST_ROWS, fitting.size()))) {
            ConfigRow row = row(field);
            FieldValue change = draft == null ? null : draft.changes().get(field.path());
            row.show(change, problems.get(field.path()));
            shown.add(row);
            left.remove(field.path());
        }
        made.keySet().removeAll(left.keySet());
        if (!rows.getChildren().equals(shown)) {
            rows.getChildren().setAll(shown);
        }
        int hidden = fitting.size() - shown.size();
        more.setText("and " + hidden + " more fields: type a part of the name to find them");
        Sheet.show(more, hidden > 0);
    }

    /// A row is made anew where its field is another than it was; what the camera reports while one is typed in it must
    /// not take the keyboard away.
    private ConfigRow row(FormField field) {
        ConfigRow known = made.get(field.path());
        FormField wanted =
                writable ? field : new FormField(field.path(), field.reported(), null, field.known(), field.remark());
        if (known != null && known.field().equals(wanted)) {
            return known;
        }
        boolean typedIn = known != null && known.isFocusWithin();
        ConfigRow row = new ConfigRow(wanted, edited);
        made.put(field.path(), row);
        if (typedIn) {
            javafx.application.Platform.runLater(row::focusEditor);
        }
        return row;
    }

    /// @return false where there is no field that can be changed
    boolean focusFirst() {
        for (ConfigRow row : made.values()) {
            if (row.isEditable()) {
                row.focusEditor();
                return true;
            }
        }
        return false;
    }
}
