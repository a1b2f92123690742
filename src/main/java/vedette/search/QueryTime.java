package vedette.search;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as an operator types them, in the clock's zone.
final class QueryTime {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})(s|m|min|h|d|w)");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Clock clock;

    QueryTime(Clock clock) {
        this.clock = clock;
    }

    /// A time that was typed, as long as it was typed exactly: a day, a minute, a second, a millisecond.
    ///
    /// @param from inclusive
    /// @param to exclusive
    record Span(Instant from, Instant to) {}

    Optional<Span> span(String typed) {
        try {
            return Optional.ofNullable(read(typed.strip().toLowerCase(Locale.ROOT)))
                    .filter(span -> !span.from.isBefore(EARLIEST) && !span.to.isAfter(LATEST.plusMillis(1)));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Span read(String typed) {
        ZoneId zone = clock.getZone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Matcher ago = AGO.matcher(typed);
        if (typed.equals("now")) {
            return exact(clock.instant());
        } else if (typed.equals("today")) {
            return day(today, zone);
        } else if (typed.equals("yesterday")) {
            return day(today.minusDays(1), zone);
        } else if (ago.matches()) {
            return exact(clock.instant().minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1)))));
        } else if (typed.endsWith("z")) {
            return exact(Instant.parse(typed.toUpperCase(Locale.ROOT)));
        } else if (typed.contains("t")) {
            return fine(LocalDateTime.parse(typed.toUpperCase(Locale.ROOT)), typed, zone);
        } else if (typed.contains(":")) {
            LocalTime time = LocalTime.parse(typed.indexOf(':') == 1 ? "0" + typed : typed);
            return fine(today.atTime(time), typed, zone);
        }
        return day(LocalDate.parse(typed), zone);
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m", "min" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    private static Span exact(Instant time) {
        return new Span(time, time.plusMillis(1));
    }

    private static Span day(LocalDate day, ZoneId zone) {
        return new Span(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static Span fine(LocalDateTime time, String typed, ZoneId zone) {
        Instant from = time.atZone(zone).toInstant();
        long colons = typed.chars().filter(each -> each == ':').count();
        Duration length = colons < 2
                ? Duration.ofMinutes(1)
                : typed.contains(".") ? Duration.ofMillis(1) : Duration.ofSeconds(1);
        return new Span(from, from.plus(length));
    }
}
