package vedette.ui;

import java.util.Locale;
import java.util.Map;
import vedette.model.EventKind;

/// Kinds of events that share a colour on the ruler: more colours than these can't be told apart there.
public enum KindGroup {
    DETECTIONS("detections"),
    PLATES("plates"),
    CARE("crying, mood"),
    STATE("alerts, state"),
    OTHER("other");

    private final String words;

    KindGroup(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// The class of the style sheet that gives the colour.
    public String style() {
        return "kinds-" + name().toLowerCase(Locale.ROOT);
    }

    private static KindGroup of(EventKind kind) {
        return switch (kind) {
            case DETECTION, SNAPSHOT -> DETECTIONS;
            case PLATE, WATCHLIST -> PLATES;
            case CRYING, EMOTION -> CARE;
            case ALERT, HEALTH, PRESENCE, LINK, GAP -> STATE;
            case CONFIG, COMMAND, TELEMETRY, AUDIT, REJECTED -> OTHER;
        };
    }

    /// How many events of the group there are.
    public long countIn(Map<EventKind, Long> counts) {
        long sum = 0;
        for (Map.Entry<EventKind, Long> each : counts.entrySet()) {
            sum += of(each.getKey()) == this ? each.getValue() : 0;
        }
        return sum;
    }
}
