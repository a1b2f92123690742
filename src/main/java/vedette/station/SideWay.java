package vedette.station;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether something is to come by another way than the broker: over when the broker does not bring it, and
/// back when the broker has brought it for a while. Confined to the clock thread.
final class SideWay {
    /// The broker must bring things for this long before the other way is left, so that a wavering one does not make
    /// the way change back and forth.
    static final Duration STEADY = Duration.ofSeconds(2);

    /// A station takes a moment to connect: until then nothing is missing.
    private static final Duration START = Duration.ofSeconds(3);

    /// How patient one is.
    ///
    /// @param first how long to wait for the first message
    /// @param silence shorter silence is none, whatever is usual
    /// @param steady how long it must come again before the other way is left; zero where one message is enough
    record Patience(Duration first, Duration silence, Duration steady) {}

    /// What the broker brings.
    ///
    /// @param unheard why the broker is not heard, or null while it is
    /// @param since since when the station has waited for a first message
    /// @param cadences how it brings what this is about, one for each camera
    record Broker(@Nullable String unheard, long since, List<Cadence> cadences) {
        Broker {
            cadences = List.copyOf(cadences);
        }
    }

    private final String what;
    private boolean over;
    private boolean told;
    private long overSince;
    /// Since when the broker could bring it again: a short loss is no break in its cadence.
    private long heardSince;
    private String reason = "";

    /// @param what what this is about: `picture` or `news`
    SideWay(String what) {
        this.what = what;
    }

    void look(Broker broker, Patience patience, long nowNanos) {
        if (over) {
            heardSince = broker.unheard() == null ? heardSince : nowNanos;
            over = broker.unheard() != null || !isSteady(broker, patience, nowNanos);
            return;
        }
        String why = why(broker, patience, nowNanos);
        if (why != null) {
            over = true;
            overSince = nowNanos;
            heardSince = nowNanos;
            reason = why;
        }
    }

    private @Nullable String why(Broker broker, Patience patience, long nowNanos) {
        if (nowNanos - broker.since() <= START.toNanos()) {
            return null;
        }
        if (broker.unheard() != null) {
            return "the broker is not heard";
        }
        if (nowNanos - broker.since() <= patience.first().toNanos()) {
            return null;
        }
        boolean silent = broker.cadences().stream().allMatch(each -> each.isSilent(nowNanos, patience.silence()));
        return silent ? "no " + what + " comes by MQTT" : null;
    }

    private boolean isSteady(Broker broker, Patience patience, long nowNanos) {
        return broker.cadences().stream()
                .anyMatch(each -> !each.isSilent(nowNanos, patience.silence())
                        && (patience.steady().isZero()
                                ? each.last() - heardSince > 0
                                : each.hasRunFor(patience.steady(), heardSince)));
    }

    /// Whether the other way is to be used.
    boolean isOver() {
        return over;
    }

    /// What is worth telling: that the other way brings it now, or that the broker does again. Null where nothing
    /// changed since it was told.
    ///
    /// @param lastBeside when the newest came by the other way, or null before the first
    @Nullable
    String news(@Nullable Long lastBeside) {
        if (over && !told && lastBeside != null && lastBeside - overSince > 0) {
            told = true;
            return what + " over HTTP, because " + reason;
        }
        if (!over && told) {
            told = false;
            return what + " by MQTT again";
        }
        return null;
    }
}
