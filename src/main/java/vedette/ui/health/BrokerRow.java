package vedette.ui.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import vedette.message.LinkState;
import vedette.model.CameraState;
import vedette.model.Reading;
import vedette.station.LiveCamera;
import vedette.station.StationStatus;
import vedette.ui.Words;

/// One broker's line in the table: the same object as long as the window is open. On the FX thread.
final class BrokerRow {
    private static final String NONE = "–";

    private final String broker;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final ObjectProperty<Light> light = new SimpleObjectProperty<>();
    private final ObjectProperty<Light> certificate = new SimpleObjectProperty<>(Light.none());
    private final StringProperty bytes = new SimpleStringProperty(NONE);
    private final StringProperty messages = new SimpleStringProperty("");
    private final StringProperty reconnections = new SimpleStringProperty(NONE);
    private final StringProperty version = new SimpleStringProperty(NONE);
    private final StringProperty statistics = new SimpleStringProperty("");

    BrokerRow(String broker) {
        this.broker = broker;
        name.set(broker);
    }

    String broker() {
        return broker;
    }

    boolean isTrouble() {
        Light now = light.get();
        return now == null || now.tone() != Light.Tone.GOOD;
    }

    void update(StationStatus.Link link, List<LiveCamera> tellers) {
        LinkState state = link.state();
        address.set(link.address() + (state instanceof LinkState.Online online ? " · " + online.protocol() : ""));
        Light now = Light.of(state);
        if (!now.equals(light.get())) {
            light.set(now);
        }
        Light shown = Light.of(link.certificate(), Instant.now());
        if (!shown.equals(certificate.get())) {
            certificate.set(shown);
        }
        bytes.set(state.isOnline() ? Words.bytes(link.incoming().bytes()) + "/s" : NONE);
        messages.set(state.isOnline() ? Words.perSecond(link.incoming().messages()) : "");
        reconnections.set(link.reconnections() == 0 ? NONE : Words.count(link.reconnections()) + " ×");
        updateStatistics(tellers);
    }

    /// What the broker says of itself, where it does.
    private void updateStatistics(List<LiveCamera> tellers) {
        Map<String, CameraState.At<Reading>> values = new LinkedHashMap<>();
        for (LiveCamera each : tellers) {
            if (each.id().broker().equals(broker)) {
                values.putAll(each.state().telemetry());
            }
        }
        version.set(text(values, "version"));
        List<String> told = new ArrayList<>();
        told(told, count(values, "clients/connected"), " clients");
        told(told, count(values, "messages/received"), " messages");
        String uptime = span(values, "uptime");
        if (!uptime.equals(NONE)) {
            told.add("up " + uptime);
        }
        statistics.set(String.join(" · ", told));
    }

    private static void told(List<String> told, String value, String unit) {
        if (!value.equals(NONE)) {
            told.add(value + unit);
        }
    }

    private static String text(Map<String, CameraState.At<Reading>> values, String key) {
        CameraState.At<Reading> value = values.get(key);
        return value == null ? NONE : value.what().text();
    }

    private static String count(Map<String, CameraState.At<Reading>> values, String key) {
        CameraState.At<Reading> value = values.get(key);
        Double number = value == null ? null : value.what().number();
        return number == null ? text(values, key) : Words.count(Math.round(number));
    }

    private static String span(Map<String, CameraState.At<Reading>> values, String key) {
        CameraState.At<Reading> value = values.get(key);
        Double seconds = value == null ? null : value.what().number();
        return seconds == null || seconds < 0 || seconds > 1e10
                ? text(values, key)
                : Words.age(Duration.ofSeconds(Math.round(seconds)));
    }

    StringProperty name() {
        return name;
    }

    StringProperty address() {
        return address;
    }

    ObjectProperty<Light> light() {
        return light;
    }

    ObjectProperty<Light> certificate() {
        return certificate;
    }

    StringProperty version() {
        return version;
    }

    StringProperty statistics() {
        return statistics;
    }

    StringProperty bytes() {
        return bytes;
    }

    StringProperty messages() {
        return messages;
    }

    StringProperty reconnections() {
        return reconnections;
    }
}
