package vedette.ui.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import vedette.model.Printable;
import vedette.store.Gap;
import vedette.ui.TimeRange;
import vedette.ui.Words;

/// Gaps of the log as the operator reads them.
final class GapWords {
    private final LocalTimes times;
    private final Clock clock;

    GapWords(LocalTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    /// `13:02–13:10, 8:03 min · Nursery`, `since 13:02, 5 h · all cameras of home broker`.
    String brief(Gap gap) {
        Instant until = gap.until();
        Instant end = until == null ? clock.instant() : until;
        Duration length = Duration.between(gap.since(), end.isBefore(gap.since()) ? gap.since() : end);
        String time = until == null || !gap.since().isBefore(until)
                ? (until == null ? "since " : "") + times.onRuler(gap.since(), Duration.ofDays(2))
                : times.range(gap.since(), until);
        return time + ", " + Words.age(length) + " · " + who(gap);
    }

    /// The same with the reason.
    String full(Gap gap) {
        return brief(gap) + " · " + Printable.text(gap.reason(), 160);
    }

    private static String who(Gap gap) {
        if (!gap.camera().isEmpty()) {
            return Printable.text(gap.camera(), 40);
        }
        return gap.broker().isEmpty() ? "the whole station" : "all of " + Printable.text(gap.broker(), 40);
    }

    /// The time of a gap, up to now where it lasts.
    TimeRange time(Gap gap) {
        Instant until = gap.until() == null ? clock.instant() : gap.until();
        return new TimeRange(
                gap.since(), until.isAfter(gap.since()) ? until : gap.since().plusMillis(1));
    }
}
