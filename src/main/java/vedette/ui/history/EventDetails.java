package vedette.ui.history;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.ui.Words;

/// The selected event: what the log says of it, and the message as it came. On the FX thread.
final class EventDetails extends VBox {
    private static final int LONGEST_VALUE = 400;

    private final LocalTimes times;
    private final Function<LogEntry, Optional<CameraId>> cameraOf;
    private final Label title = new Label("EVENT");
    private final Label summary = new Label();
    private final Label severity = new Label();
    private final GridPane facts = new GridPane(10, 5);
    private final Button open = new Button("Open camera");
    private final Button only = new Button("Only this camera");
    private final Button copy = new Button("Copy");
    private final Label rawTitle = new Label("RAW MESSAGE");
    private final TextArea raw = new TextArea();
    private final HBox buttons = new HBox(6, open, only);
    private @Nullable LogEntry entry;
    private int row;

    /// @param cameraOf the live camera that an entry is about
    EventDetails(LocalTimes times, Function<LogEntry, Optional<CameraId>> cameraOf) {
        this.times = times;
        this.cameraOf = cameraOf;
        getStyleClass().add("event-details");
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        facts.getStyleClass().add("event-facts");
        getChildren().addAll(told(), message());
        copy.setOnAction(clicked -> copy());
        show(null);
    }

    private VBox told() {
        ColumnConstraints names = new ColumnConstraints(90);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        facts.getColumnConstraints().addAll(names, values);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, severity);
        severity.setMinWidth(Region.USE_PREF_SIZE);
        buttons.getStyleClass().add("event-buttons");
        VBox told = new VBox(head, summary, facts, buttons);
        told.getStyleClass().add("panel");
        told.setMinHeight(Region.USE_PREF_SIZE);
        return told;
    }

    private VBox message() {
        rawTitle.getStyleClass().add("panel-title");
        raw.setEditable(false);
        raw.setWrapText(true);
        raw.getStyleClass().add("raw-message");
        VBox.setVgrow(raw, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        copy.getStyleClass().addAll("flat", "copy-button");
        HBox rawHead = new HBox(8, rawTitle, gap, copy);
        VBox message = new VBox(rawHead, raw);
        message.getStyleClass().add("panel");
        VBox.setVgrow(message, Priority.ALWAYS);
        return message;
    }

    /// @param openCamera hears which live camera the operator wants to see
    /// @param onlyCamera hears of which camera only the operator wants to see events
    void onWanted(Consumer<CameraId> openCamera, Consumer<String> onlyCamera) {
        open.setOnAction(clicked -> camera().ifPresent(openCamera));
        only.setOnAction(clicked -> {
            if (entry != null) {
                onlyCamera.accept(entry.camera());
            }
        });
    }

    private Optional<CameraId> camera() {
        LogEntry now = entry;
        return now == null ? Optional.empty() : cameraOf.apply(now);
    }

    /// Shows an event, or that none is selected.
    void show(@Nullable LogEntry shown) {
        entry = shown;
        facts.getChildren().clear();
        row = 0;
        severity.setVisible(shown != null);
        buttons.setVisible(shown != null);
        buttons.setManaged(shown != null);
        copy.setVisible(shown != null);
        summary.getStyleClass().setAll("label", shown == null ? "muted" : "event-summary");
        copy.setDisable(shown == null || shown.payloadBytes() == 0);
        only.setDisable(shown == null || shown.camera().isEmpty());
        open.setDisable(camera().isEmpty());
        if (shown == null) {
            title.setText("EVENT");
            summary.setText("Select an event to see it here with the message that it came in.");
            rawTitle.setText("RAW MESSAGE");
            raw.setText("");
            return;
        }
        String key = shown.key() == null ? "" : " " + Printable.text(shown.key(), 40);
        title.setText((shown.kind().word() + key).toUpperCase(Locale.ROOT));
        summary.setText(Printable.text(shown.summary(), LONGEST_VALUE));
        SeverityBadge.dress(severity, shown.severity());
        tell(shown);
        int bytes = shown.payloadBytes();
        rawTitle.setText(bytes == 0 ? "RAW MESSAGE" : "RAW MESSAGE · " + Words.count(bytes) + " bytes");
        raw.setText(bytes == 0 ? "This event came without a message, or its message is not kept." : "…");
        raw.setScrollTop(0);
        raw.setScrollLeft(0);
    }

    private void tell(LogEntry shown) {
        fact("Camera", shown.camera());
        fact("Received", times.inFull(shown.received()));
        Instant claimed = shown.claimed();
        if (claimed == null) {
            fact("Camera time", "not given");
        } else {
            fact("Camera time", times.inTable(claimed) + " (" + LocalTimes.difference(shown.received(), claimed) + ")");
        }
        fact("Confidence", shown.confidence() == null ? "" : Words.score(shown.confidence()));
        fact("Key", shown.key() == null ? "" : shown.key());
        fact("System", shown.system());
        fact("Broker", shown.broker());
        fact("Topic", shown.topic());
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            Label left = new Label(name);
            left.getStyleClass().add("fact-name");
            Label right = new Label(Printable.text(value, LONGEST_VALUE));
            right.getStyleClass().add("fact-value");
            right.setWrapText(true);
            right.setMaxHeight(60);
            right.setMinHeight(Region.USE_PREF_SIZE);
            facts.addRow(row++, left, right);
        }
    }

    private void copy() {
        if (entry != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(raw.getText());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
