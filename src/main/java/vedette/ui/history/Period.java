package vedette.ui.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How far back the log is shown.
enum Period {
    HOUR("Last hour", "after:1h"),
    TODAY("Today", "after:today"),
    DAY("Last 24 hours", "after:24h"),
    WEEK("Last 7 days", "after:7d"),
    ALL("All time", "");

    private final String words;
    private final String text;

    Period(String words, String text) {
        this.words = words;
        this.text = text;
    }

    /// As it would be typed into the search field.
    String asText() {
        return text;
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
