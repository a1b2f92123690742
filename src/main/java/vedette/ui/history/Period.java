package vedette.ui.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How far back the log is shown.
enum Period {
    HOUR("Last hour"),
    TODAY("Today"),
    DAY("Last 24 hours"),
    WEEK("Last 7 days"),
    ALL("All time");

    private final String words;

    Period(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Where the period begins when it ends now, or null where it has no beginning.
    @Nullable
    Instant begin(Clock clock) {
        Instant now = clock.instant();
        return switch (this) {
            case HOUR -> now.minus(Duration.ofHours(1));
            case TODAY -> LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
            case DAY -> now.minus(Duration.ofDays(1));
            case WEEK -> now.minus(Duration.ofDays(7));
            case ALL -> null;
        };
    }
}
