package vedette.ui.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vedette.model.LogEntry;
import vedette.ui.Words;

/// Times of events in the operator's zone.
final class LocalTimes {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    /// What comes after a shorter while came at once.
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Clock clock;

    LocalTimes(Clock clock) {
        this.clock = clock;
    }

    ZoneId zone() {
        return clock.getZone();
    }

    /// `14:02:55.120` today, `19 Nov 14:02:55.120` on another day of this year, `2025-11-19 14:02:55` before.
    String inTable(Instant time) {
        ZonedDateTime local = time.atZone(zone());
        LocalDate today = LocalDate.now(clock);
        if (local.toLocalDate().equals(today)) {
            return MILLIS.format(local);
        }
        return local.getYear() == today.getYear()
                ? DAY.format(local) + " " + MILLIS.format(local)
                : DATE.format(local) + " " + SECONDS.format(local);
    }

    /// `2026-11-20 14:02:55.120`.
    String inFull(Instant time) {
        ZonedDateTime local = time.atZone(zone());
        return DATE.format(local) + " " + MILLIS.format(local);
    }

    /// `14:02`, with seconds or the day as the span around it asks for.
    String onRuler(Instant time, Duration span) {
        ZonedDateTime local = time.atZone(zone());
        if (span.compareTo(Duration.ofMinutes(10)) <= 0) {
            return SECONDS.format(local);
        }
        return span.compareTo(Duration.ofHours(30)) <= 0
                ? MINUTES.format(local)
                : DAY.format(local) + " " + MINUTES.format(local);
    }

    /// `14:02–14:05`, `19 Nov 14:02–20 Nov 14:05`, with seconds where it is short.
    String range(Instant from, Instant to) {
        LocalDate today = LocalDate.now(clock);
        ZonedDateTime start = from.atZone(zone());
        ZonedDateTime end = to.atZone(zone());
        DateTimeFormatter time = Duration.between(from, to).toMinutes() < 10 ? SECONDS : MINUTES;
        boolean oneDay = start.toLocalDate().equals(end.toLocalDate());
        String first = (start.toLocalDate().equals(today) ? "" : DAY.format(start) + " ") + time.format(start);
        return first + "–" + (oneDay ? "" : DAY.format(end) + " ") + time.format(end);
    }

    /// `came 14:03:10, 2:10 min late` for an event that came clearly after it happened; else empty.
    String late(LogEntry entry) {
        Duration late = Duration.between(entry.happened(), entry.received());
        if (late.compareTo(LATE) <= 0) {
            return "";
        }
        ZonedDateTime came = entry.received().atZone(zone());
        boolean sameDay =
                came.toLocalDate().equals(entry.happened().atZone(zone()).toLocalDate());
        return "came " + (sameDay ? "" : DAY.format(came) + " ") + SECONDS.format(came) + ", " + Words.age(late)
                + " late";
    }

    /// `+0.12 s`, `-3.0 s`, `+2:10 min`: how far the first time is after the second.
    static String difference(Instant time, Instant from) {
        Duration difference = Duration.between(from, time);
        String sign = difference.isNegative() ? "−" : "+";
        double seconds = Math.abs(difference.toMillis() / 1e3);
        return seconds < 60 ? sign + String.format(Locale.ROOT, "%.2f s", seconds) : sign + Words.age(difference.abs());
    }
}
