package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;
import vedette.model.CameraId;

/// Tells when an event happened, by the station's clock. That is when it was received, unless it was clearly late.
///
/// A sender's clock is never trusted as such: what counts is how it usually differs from the station's. The difference
/// is usual once three messages in a row, over at least five seconds, agree in it within two seconds. Then:
/// - A message that differs by ten seconds more than usual was late: it happened when its sender says, by the station's
///   clock. So a clock that is hours or years off makes nothing old.
/// - A message that comes more than two seconds after the one before it, and claims no later time, tells of a clock
///   that stands still or was put back: it is not late, and what was usual no longer is.
/// - Before a difference is usual, what a sender claims counts only where the message was late by other evidence: it
///   is one of those that the broker kept while the station was away, and claims a time since then; or its time is
///   more than two seconds further from that of the message before it than the messages were apart, as they come
///   when a camera sends what it had to keep.
/// - Nothing happened more than seven days before it came, nor later than it came, nor did what a broker had retained.
///
/// So only the first message of a camera that the station has not heard since its start, and that had to keep its
/// messages by itself, is taken to have happened when it came. Confined to the events thread.
final class HappenedTime {
    /// Messages that come so soon after the connection may be those that the broker kept.
    static final Duration SOON = Duration.ofSeconds(60);

    /// Senders remembered; whoever was not heard for longest is forgotten.
    static final int MOST_SENDERS = 1_024;

    private static final Duration OLDEST = Duration.ofDays(7);

    /// What came later than this after it happened was late.
    static final Duration CLEARLY = Duration.ofSeconds(10);

    private static final Duration AGREEING = Duration.ofSeconds(2);
    private static final Duration SHORTEST_RUN = Duration.ofSeconds(5);
    private static final int FEWEST_MESSAGES = 3;

    private final Map<Sender, Habit> habits = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sender, Habit> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    /// Who speaks of a camera: itself, or somebody with another clock.
    private record Sender(CameraId camera, boolean itself) {}

    /// @param keptSince for a message that the broker may have kept while it did not hear the station: since when it
    ///     did not; else null
    Instant of(CameraEvent event, InboundMessage message, @Nullable Instant keptSince) {
        Instant claimed = event.claimed();
        Instant received = message.received();
        if (claimed == null || message.retained()) {
            return received;
        }
        Habit habit = habits.computeIfAbsent(sender(event), key -> new Habit());
        Duration late = habit.lateness(claimed, message, keptSince);
        habit.learn(claimed, message);
        boolean believable = late.compareTo(CLEARLY) > 0 && late.compareTo(OLDEST) <= 0;
        return believable ? received.minus(late) : received;
    }

    /// Whether an event claims to be of the moment in which it came.
    static boolean saysNow(CameraEvent event, InboundMessage message) {
        Instant claimed = event.claimed();
        return claimed != null
                && Duration.between(claimed, message.received()).abs().compareTo(CLEARLY) <= 0;
    }

    private static Sender sender(CameraEvent event) {
        boolean others = event instanceof CameraEvent.CommandSeen
                || (event instanceof CameraEvent.CommandAnswered answer && !answer.byCamera());
        return new Sender(event.camera(), !others);
    }

    /// How one sender's clock differs from the station's.
    private static final class Habit {
        private @Nullable Duration usual;
        private Instant lastClaimed = Instant.MIN;
        private long lastNanos;
        private int run;
        private long runBegan;
        private Duration runDifference = Duration.ZERO;

        Duration lateness(Instant claimed, InboundMessage message, @Nullable Instant keptSince) {
            Duration difference = Duration.between(claimed, message.received());
            if (standsStill(claimed, message)) {
                usual = null;
                return Duration.ZERO;
            }
            Duration known = usual;
            if (known != null) {
                return difference.minus(known);
            }
            boolean late = message.qos() > 0 && (isKept(claimed, keptSince) || isHurried(claimed, message));
            return late ? difference : Duration.ZERO;
        }

        private static boolean isKept(Instant claimed, @Nullable Instant keptSince) {
            return keptSince != null && !claimed.isBefore(keptSince.minus(CLEARLY));
        }

        private boolean standsStill(Instant claimed, InboundMessage message) {
            Duration apart = Duration.ofNanos(message.arrivedNanos() - lastNanos);
            return run > 0 && apart.compareTo(AGREEING) > 0 && !claimed.isAfter(lastClaimed);
        }

        private boolean isHurried(Instant claimed, InboundMessage message) {
            if (run == 0) {
                return false;
            }
            Duration apart = Duration.ofNanos(message.arrivedNanos() - lastNanos);
            Duration claimedApart = Duration.between(lastClaimed, claimed);
            return apart.compareTo(AGREEING) < 0 && claimedApart.minus(apart).compareTo(AGREEING) > 0;
        }

        void learn(Instant claimed, InboundMessage message) {
            if (run > 0 && claimed.equals(lastClaimed) && message.arrivedNanos() == lastNanos) {
                return; // another event of the same message
            }
            Duration difference = Duration.between(claimed, message.received());
            if (run == 0 || difference.minus(runDifference).abs().compareTo(AGREEING) > 0) {
                run = 0;
                runBegan = message.arrivedNanos();
                runDifference = difference;
            }
            run++;
            lastClaimed = claimed;
            lastNanos = message.arrivedNanos();
            Duration lasted = Duration.ofNanos(lastNanos - runBegan);
            if (run >= FEWEST_MESSAGES && lasted.compareTo(SHORTEST_RUN) >= 0) {
                usual = runDifference;
            }
        }
    }
}
