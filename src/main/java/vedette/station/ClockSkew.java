package vedette.station;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.model.Arrival;

/// How far a camera's clock is off, as its messages tell. A message that was on its way for long says nothing about
/// the clock, so that several in a row must agree, over some time: what comes all at once was kept somewhere. Fed by
/// the events thread, read by any.
public final class ClockSkew {
    /// A clock that differs less than this from the station's is right.
    public static final Duration RIGHT_WITHIN = Duration.ofSeconds(10);

    private static final Duration AGREEING = Duration.ofSeconds(2);
    private static final int FEWEST = 3;
    private static final Duration SHORTEST_RUN = Duration.ofSeconds(2);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private int agreeing;
    private Duration first = Duration.ZERO;
    private long firstNanos;
    private volatile @Nullable Duration delay;
    private volatile @Nullable Duration known;

    ClockSkew() {}

    /// Notes what a message claims.
    void take(@Nullable Instant claimed, Arrival arrival) {
        if (claimed == null || arrival.retained()) {
            return;
        }
        Duration now = Duration.between(arrival.received(), claimed);
        delay = now.negated();
        if (agreeing == 0 || now.minus(first).abs().compareTo(AGREEING) > 0) {
            agreeing = 0;
            first = now;
            firstNanos = arrival.nanos();
        }
        agreeing++;
        if (agreeing >= FEWEST && arrival.nanos() - firstNanos >= SHORTEST_RUN.toNanos()) {
            known = now;
        }
    }

    /// How long its newest message was under way if its clock is right: negative where it claims a time to come; null
    /// where it claims none.
    public @Nullable Duration delay() {
        return delay;
    }

    /// How far its clock is ahead, negative where it is behind; null while that is not known.
    public @Nullable Duration known() {
        return known;
    }

    /// Whether it is known to be wrong.
    public boolean isWrong() {
        Duration now = known;
        return now != null && now.abs().compareTo(RIGHT_WITHIN) > 0;
    }

    /// What is wrong, in the operator's words: `its clock is 71 s behind`; empty where nothing is.
    public String inWords() {
        Duration now = known;
        if (now == null || !isWrong()) {
            return "";
        }
        String words = "its clock is " + FreshnessJudge.inWords(now.abs()) + (now.isNegative() ? " behind" : " ahead");
        return looksLikeAZone(now) ? words + ": it may be set to another time zone" : words;
    }

    private static boolean looksLikeAZone(Duration skew) {
        long rest = skew.abs().toMillis() % HALF_HOUR.toMillis();
        long away = Math.min(rest, HALF_HOUR.toMillis() - rest);
        return skew.abs().compareTo(HALF_HOUR.minus(RIGHT_WITHIN)) > 0
                && skew.abs().compareTo(Duration.ofHours(15)) < 0
                && away < RIGHT_WITHIN.toMillis();
    }
}
