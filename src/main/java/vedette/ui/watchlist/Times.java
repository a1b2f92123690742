package vedette.ui.watchlist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as this screen shows them, in the station's zone.
final class Times {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;

    Times(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    Instant now() {
        return clock.instant();
    }

    /// `today`, `14 Nov`, `14 Nov 2025`.
    String day(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        LocalDate today = today();
        if (local.toLocalDate().equals(today)) {
            return "today";
        }
        return local.getYear() == today.getYear() ? DAY.format(local) : YEAR.format(local);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /// `14:02` today, `yesterday`, `14 Nov` before.
    String recent(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        if (local.toLocalDate().equals(today())) {
            return MINUTES.format(local);
        }
        return local.toLocalDate().equals(today().minusDays(1)) ? "yesterday" : day(time);
    }

    /// `today 14:02:55`, `14 Nov 18:20:03`.
    String inFull(Instant time) {
        return day(time) + " " + SECONDS.format(time.atZone(zone));
    }

    /// `14:02:55` today, with the day before that.
    String moment(Instant time) {
        String full = inFull(time);
        return full.startsWith("today ") ? full.substring("today ".length()) : full;
    }

    String minutes(Instant time) {
        return MINUTES.format(time.atZone(zone));
    }
}
