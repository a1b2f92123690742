package vedette.station;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;

/// Whether what a broker sends just now may be what it kept while the station was away. Confined to the events thread.
final class BrokerSession {
    /// What was kept comes all at once: a pause of this length ends it.
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// On a busy broker there is no pause.
    private static final Duration LONGEST_BURST = Duration.ofSeconds(10);

    private boolean online;
    private boolean resumed;
    private long onlineNanos;
    private @Nullable Instant awaySince;
    private boolean bursting = true;
    private long burstNanos;

    /// @param awaySince when an earlier run of the station was last known to hear this broker, or null where there was
    ///     none
    BrokerSession(@Nullable Instant awaySince) {
        this.awaySince = awaySince;
    }

    /// @param when the station's wall clock
    /// @param nanos its monotonic clock
    /// @return whether the broker was heard until now
    boolean changed(LinkState state, Instant when, long nanos) {
        if (state instanceof LinkState.Online kept) {
            online = true;
            resumed = kept.sessionPresent();
            onlineNanos = nanos;
            burstNanos = nanos;
            bursting &= resumed;
            return false;
        }
        boolean lost = online;
        if (lost) {
            online = false;
            resumed = false;
            awaySince = when;
            bursting = true;
        }
        return lost;
    }

    /// Whether the message came so soon after the connection that the broker may have kept it. A broker sends what it
    /// kept as soon as it has let the station in, which is before the link is called online.
    boolean mayHaveBeenKept(long arrivedNanos, Duration soon) {
        return !online || (resumed && arrivedNanos - onlineNanos <= soon.toNanos());
    }

    /// Whether the message is one of those that come all at once after the station was away: nobody can tell how old it
    /// is, unless it says so. Asked of each message that a broker may keep, in their order.
    boolean isInBurst(long arrivedNanos) {
        if (!online) {
            return true;
        }
        bursting &=
                arrivedNanos - burstNanos <= PAUSE.toNanos() && arrivedNanos - onlineNanos <= LONGEST_BURST.toNanos();
        burstNanos = Math.max(burstNanos, arrivedNanos);
        return bursting;
    }

    /// When the station ceased to hear the broker the last time, or null where it never heard it before.
    @Nullable
    Instant awaySince() {
        return awaySince;
    }
}
