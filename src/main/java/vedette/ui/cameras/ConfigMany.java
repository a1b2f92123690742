package vedette.ui.cameras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.configuration.ConfigDraft;
import vedette.configuration.ConfigState;
import vedette.configuration.FieldValue;
import vedette.configuration.FormField;
import vedette.model.CameraId;
import vedette.model.Printable;
import vedette.station.ConfigBatch;
import vedette.station.ConfigRoom;
import vedette.ui.Sheet;

/// Fields of one camera's configuration for several: the first is the test for the others. On the FX thread.
final class ConfigMany extends Sheet {
    private static final int MOST_ROWS = 60;

    private final ConfigRoom room;
    private final Label lead = paragraph();
    private final ComboBox<Source> source = new ComboBox<>();
    private final TextField search = new TextField();
    private final VBox fields = new VBox(3);
    private final Label order = paragraph();
    private final CheckBox rollBack = new CheckBox("Roll back where a camera does not confirm");
    private final ConfigManyResults results = new ConfigManyResults();
    private final VBox asking;
    private final Button send = new Button("Send to the first");
    private final Button close = new Button("Close");
    private final Map<String, FieldValue> chosen = new LinkedHashMap<>();
    private List<CameraLine> cameras = List.of();
    private @Nullable UUID batch;

    /// Where the values come from.
    ///
    /// @param drafted its changes that were not sent yet
    private record Source(CameraLine line, Map<String, FieldValue> drafted) {
        @Override
        public String toString() {
            return line.name.get() + (drafted.isEmpty() ? "" : " · " + drafted.size() + " not sent yet");
        }
    }

    ConfigMany(ConfigRoom room) {
        super("Push configuration to several", 600);
        this.room = room;
        setId("config-many");
        source.setId("config-source");
        source.setMaxWidth(Double.MAX_VALUE);
        source.valueProperty().addListener((property, before, now) -> chooseSource());
        search.setPromptText("Find a field");
        search.textProperty().addListener((property, before, now) -> drawFields());
        ScrollPane scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(230);
        scroll.getStyleClass().addAll("edge-to-edge", "clear-scroll");
        rollBack.setSelected(true);
        Label from = new Label("Values of");
        from.setLabelFor(source);
        asking = new VBox(8, from, source, search, scroll, order, rollBack);
        send.setId("config-many-send");
        send.getStyleClass().add("success");
        send.setOnAction(clicked -> send());
        close.setOnAction(clicked -> putAway());
        HBox foot = new HBox(8, close, send);
        foot.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(lead, asking, results, foot));
    }

    void open(List<CameraLine> selected) {
        cameras = List.copyOf(selected);
        batch = null;
        List<Source> sources = new ArrayList<>();
        for (CameraLine line : selected) {
            ConfigState state = room.of(line.id());
            if (state.reported() != null) {
                ConfigDraft draft = state.draft();
                sources.add(new Source(line, draft == null ? Map.of() : draft.changes()));
            }
        }
        sources.sort(java.util.Comparator.comparing(each -> each.drafted().isEmpty()));
        lead.setText(
                sources.isEmpty()
                        ? "None of the selected cameras has reported a configuration."
                        : "What is chosen goes to the first camera, and to the others only once the first has"
                                + " confirmed it. All other fields of each camera stay as they are.");
        source.getItems().setAll(sources);
        source.getSelectionModel().selectFirst();
        chooseSource();
        Sheet.show(asking, !sources.isEmpty());
        Sheet.show(results, false);
        comeUp();
        applyCss();
        (sources.isEmpty() ? close : source).requestFocus();
    }

    private void chooseSource() {
        chosen.clear();
        Source from = source.getValue();
        if (from != null) {
            chosen.putAll(from.drafted());
        }
        drawFields();
    }

    private void drawFields() {
        Source from = source.getValue();
        ConfigState.Reported reported =
                from == null ? null : room.of(from.line().id()).reported();
        List<Node> rows = new ArrayList<>();
        if (from != null && reported != null) {
            String wanted = search.getText().strip();
            FormField.all(reported.document(), room.schema(from.line().id())).stream()
                    .filter(field -> field.type() != null && field.path().contains(wanted))
                    .limit(MOST_ROWS)
                    .forEach(field -> {
                        FieldValue value = from.drafted().getOrDefault(field.path(), field.reported());
                        if (value != null) {
                            rows.add(row(field.path(), value));
                        }
                    });
        }
        fields.getChildren().setAll(rows);
        Sheet.show(search, rows.size() >= MOST_ROWS || !search.getText().isEmpty());
        drawOrder();
    }

    private Node row(String path, FieldValue value) {
        CheckBox box = new CheckBox(Printable.text(path, 80));
        box.setSelected(chosen.containsKey(path));
        box.selectedProperty().addListener((property, before, now) -> {
            if (now) {
                chosen.put(path, value);
            } else {
                chosen.remove(path);
            }
            drawOrder();
        });
        Label shown = new Label(value.shown());
        shown.getStyleClass().add(chosen.containsKey(path) ? "accent-text" : "muted");
        shown.setMinWidth(60);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(8, box, space, shown);
    }

    /// A camera whose draft it is goes first; one whose values they are already has them.
    private List<CameraLine> targets() {
        Source from = source.getValue();
        List<CameraLine> targets = new ArrayList<>(cameras);
        if (from != null && targets.remove(from.line()) && !from.drafted().isEmpty()) {
            targets.addFirst(from.line());
        }
        return targets;
    }

    private void drawOrder() {
        List<CameraLine> targets = targets();
        send.setDisable(chosen.isEmpty() || targets.isEmpty() || batch != null);
        if (targets.isEmpty()) {
            order.setText("Select other cameras as well: there is nobody to send it to.");
            return;
        }
        int rest = targets.size() - 1;
        order.setText(chosen.size()
                + (chosen.size() == 1 ? " field, first to " : " fields, first to ")
                + targets.getFirst().name.get()
                + (rest == 0 ? "." : ", then to " + rest + (rest == 1 ? " other." : " others.")));
    }

    private void send() {
        List<CameraId> to = targets().stream().map(CameraLine::id).toList();
        if (to.isEmpty() || chosen.isEmpty()) {
            return;
        }
        batch = room.pushToMany(to, chosen, rollBack.isSelected());
        send.setDisable(true);
        Sheet.show(asking, false);
        Sheet.show(results, true);
        update();
    }

    /// Draws how each of them stands.
    void update() {
        UUID shown = batch;
        if (isVisible() && shown != null) {
            room.batch(shown).ifPresent(view -> results.show(view, this::name));
        }
    }

    private String name(ConfigBatch.Line line) {
        return cameras.stream()
                .filter(each -> each.id().equals(line.camera()))
                .map(each -> each.name.get())
                .findFirst()
                .orElse(line.camera().name());
    }
}
