package vedette.ui.health;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import vedette.message.LinkState;
import vedette.station.BridgeStatus;
import vedette.ui.Words;

/// One bridge's line in the table: the same object as long as the window is open. On the FX thread.
final class BridgeRow {
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty way = new SimpleStringProperty("");
    private final ObjectProperty<Light> light = new SimpleObjectProperty<>();
    private final StringProperty carried = new SimpleStringProperty("");
    private final StringProperty refused = new SimpleStringProperty("");
    private final StringProperty looped = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final StringProperty waiting = new SimpleStringProperty("");

    void update(BridgeStatus status) {
        name.set(status.name());
        way.set(status.from() + " → " + status.to());
        Light now = light(status);
        if (!now.equals(light.get())) {
            light.set(now);
        }
        carried.set(Words.count(status.carried()) + " · " + Words.bytes(status.bytes()));
        refused.set(Words.count(status.refused()));
        looped.set(Words.count(status.looped()));
        again.set(Words.count(status.again()));
        waiting.set(Words.count(status.waiting()));
    }

    /// The second broker's trouble comes first: while it is away, the bridge leaves the first by itself.
    static Light light(BridgeStatus status) {
        Light to = Light.of(status.toState());
        Light from = Light.of(status.fromState());
        if (!status.toState().isOnline()) {
            return new Light(to.tone(), "stands still", status.to() + ": " + why(to));
        }
        if (status.fromState() instanceof LinkState.Closed) {
            return new Light(Light.Tone.CAUTION, "connecting", status.from() + " is connected anew");
        }
        if (!status.fromState().isOnline()) {
            return new Light(from.tone(), "stands still", status.from() + ": " + why(from));
        }
        return from.detail().isEmpty()
                ? new Light(Light.Tone.GOOD, "carries", "")
                : new Light(Light.Tone.CAUTION, "hears nothing", status.from() + ": " + from.detail());
    }

    private static String why(Light light) {
        return light.detail().isEmpty() ? light.word() : light.detail();
    }

    StringProperty name() {
        return name;
    }

    StringProperty way() {
        return way;
    }

    ObjectProperty<Light> light() {
        return light;
    }

    StringProperty carried() {
        return carried;
    }

    StringProperty refused() {
        return refused;
    }

    StringProperty looped() {
        return looped;
    }

    StringProperty again() {
        return again;
    }

    StringProperty waiting() {
        return waiting;
    }
}
