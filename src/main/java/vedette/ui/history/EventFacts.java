package vedette.ui.history;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import vedette.message.MessageProperty;
import vedette.message.OriginalMessage;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.ui.Words;

/// What is known of one event, a line each. On the FX thread.
final class EventFacts extends GridPane {
    private static final int LONGEST_VALUE = 400;

    /// More properties than these are only counted: a sender may add as many as it likes.
    private static final int MOST_PROPERTIES = 12;

    private final LocalTimes times;
    private int rows;

    EventFacts(LocalTimes times) {
        super(10, 5);
        this.times = times;
        getStyleClass().add("event-facts");
        ColumnConstraints names = new ColumnConstraints(90);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    void clear() {
        getChildren().clear();
        rows = 0;
    }

    /// Adds what the log says of an event.
    void tell(LogEntry shown) {
        fact("Camera", shown.camera());
        fact("Happened", times.inFull(shown.happened()));
        fact("Late", times.late(shown));
        Instant claimed = shown.claimed();
        if (claimed == null) {
            fact("Camera time", "not given");
        } else {
            fact("Camera time", times.inTable(claimed) + " (" + LocalTimes.difference(shown.received(), claimed) + ")");
        }
        fact("Confidence", shown.confidence() == null ? "" : Words.score(shown.confidence()));
        fact(shown.labels().size() == 1 ? "Label" : "Labels", String.join(", ", shown.labels()));
        fact(shown.zones().size() == 1 ? "Zone" : "Zones", String.join(", ", shown.zones()));
        fact("Key", shown.key() == null ? "" : shown.key());
    }

    /// Adds where an event came from.
    void tellSource(LogEntry shown) {
        fact("System", shown.system());
        fact("Broker", shown.broker());
        fact("Topic", shown.topic());
    }

    /// Adds how the message came that an event was in.
    void tell(OriginalMessage message) {
        fact("Delivery", "QoS " + message.qos() + (message.retained() ? " · retained by the broker" : ""));
        List<MessageProperty> properties = message.properties();
        for (MessageProperty each : properties.subList(0, Math.min(properties.size(), MOST_PROPERTIES))) {
            fact(Printable.text(each.name(), 40), each.value());
        }
        if (properties.size() > MOST_PROPERTIES) {
            fact("Further", (properties.size() - MOST_PROPERTIES) + " more properties");
        }
    }

    /// Adds a line that something else is shown in.
    void line(String name, Node value) {
        Label left = new Label(name);
        left.getStyleClass().add("fact-name");
        addRow(rows++, left, value);
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            Label right = new Label(Printable.text(value, LONGEST_VALUE));
            right.getStyleClass().add("fact-value");
            right.setWrapText(true);
            right.setMaxHeight(60);
            right.setMinHeight(Region.USE_PREF_SIZE);
            line(name, right);
        }
    }
}
