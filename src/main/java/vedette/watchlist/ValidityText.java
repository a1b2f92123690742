package vedette.watchlist;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads validities as people and programs write them.
final class ValidityText {
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT),
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d MMM uuuu")
                    .toFormatter(Locale.ENGLISH));
    private static final DateTimeFormatter HOUR = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, java.time.format.SignStyle.NOT_NEGATIVE)
            .appendPattern("[:mm[:ss]]")
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);
    private static final Set<String> NEVER = Set.of("", "-", "–", "no end", "never", "none", "always");

    private ValidityText() {}

    /// @param zone of times without one
    /// @throws IllegalArgumentException when a part can't be read; says which in a few words
    static Validity parse(String from, String until, String days, String hours, ZoneId zone) {
        LocalTime[] open = hours(hours);
        return new Validity(
                moment(from, zone, false),
                moment(until, zone, true),
                days(days),
                open == null ? null : open[0],
                open == null ? null : open[1]);
    }

    /// A day, or a moment. A day as an end is meant with all its hours.
    ///
    /// @return null for no bound
    static @Nullable Instant moment(String typed, ZoneId zone, boolean end) {
        String text = typed.strip();
        if (NEVER.contains(text.toLowerCase(Locale.ROOT))) {
            return null;
        }
        for (DateTimeFormatter form : DAYS) {
            LocalDate day = date(text, form);
            if (day != null) {
                return (end ? day.plusDays(1) : day).atStartOfDay(zone).toInstant();
            }
        }
        String iso = text.replace(' ', 'T').toUpperCase(Locale.ROOT);
        try {
            return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && iso.indexOf('T') > 0
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“" + text + "” is no date, such as 2026-12-01 or 2026-12-01 18:00", e);
        }
    }

    /// Null where it is of another form.
    private static @Nullable LocalDate date(String text, DateTimeFormatter form) {
        try {
            return LocalDate.parse(text, form);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// A moment as it would be typed, to the second.
    static String typed(Instant moment, ZoneId zone, boolean end) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.SECONDS);
        if (!local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return local.toString().replace('T', ' ');
        }
        return (end ? local.toLocalDate().minusDays(1) : local.toLocalDate()).toString();
    }

    static Set<DayOfWeek> days(String typed) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : typed.strip().toLowerCase(Locale.ROOT).split("[\\s,;/]+")) {
            switch (word) {
                case "", "-", "all", "daily", "always" -> {}
                case "weekdays", "workdays" -> days.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
                case "weekend", "weekends" -> days.addAll(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
                default -> days.addAll(span(word));
            }
        }
        return days;
    }

    /// A day, or two with a hyphen.
    private static Set<DayOfWeek> span(String word) {
        String[] ends = word.split("[-–]", 2);
        DayOfWeek first = day(ends[0]);
        DayOfWeek last = ends.length == 1 ? first : day(ends[1]);
        Set<DayOfWeek> days = EnumSet.of(first);
        for (DayOfWeek each = first; each != last; ) {
            each = each.plus(1);
            days.add(each);
        }
        return days;
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word.length() >= 2 && day.name().toLowerCase(Locale.ROOT).startsWith(word)) {
                return day;
            }
        }
        throw new IllegalArgumentException("“" + word + "” is no day of the week, such as mon or weekdays");
    }

    private static LocalTime @Nullable [] hours(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.equals("-")) {
            return null;
        }
        String[] ends = text.split("\\s*[-–]\\s*");
        try {
            if (ends.length == 2) {
                LocalTime closes = ends[1].startsWith("24") ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1], HOUR);
                return new LocalTime[] {LocalTime.parse(ends[0], HOUR), closes};
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“" + text + "” are no hours, such as 06:00-10:00", e);
        }
        throw new IllegalArgumentException("“" + text + "” are no hours, such as 06:00-10:00");
    }
}
