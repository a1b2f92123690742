package vedette.watchlist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When an entry counts. Immutable.
///
/// @param from inclusive, or null where it has always counted
/// @param until exclusive, or null where it has no end
/// @param days the days of the week on which it counts; empty for all
/// @param opens the time of day from which it counts, in the station's zone, or null for the whole day
/// @param closes the time of day until which it counts, exclusive; before `opens` it is on the next day, which then
///     belongs to the day before. Null together with `opens`
public record Validity(
        @Nullable Instant from,
        @Nullable Instant until,
        Set<DayOfWeek> days,
        @Nullable LocalTime opens,
        @Nullable LocalTime closes) {
    public static final Validity ALWAYS = new Validity(null, null, Set.of(), null, null);

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    /// @throws IllegalArgumentException when it could never count; says why in a sentence
    public Validity {
        days = Set.copyOf(days);
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("it would end before it begins");
        }
        if ((opens == null) != (closes == null)) {
            throw new IllegalArgumentException("hours are two times of day, as in 06:00-10:00");
        }
        if (opens != null && opens.equals(closes)) {
            throw new IllegalArgumentException("hours that begin when they end are none");
        }
    }

    /// One that only ends, or not.
    public static Validity until(@Nullable Instant end) {
        return new Validity(null, end, Set.of(), null, null);
    }

    /// Reads one as people type it: days such as `2026-12-01` (as an end with all its hours) or moments such as
    /// `2026-12-01 18:00`, days of the week such as `weekdays` or `mon-wed sat`, hours such as `06:00-10:00`; each
    /// may be
    /// empty.
    ///
    /// @throws IllegalArgumentException when a part can't be read; says which in a few words
    public static Validity parse(String from, String until, String days, String hours, ZoneId zone) {
        return ValidityText.parse(from, until, days, hours, zone);
    }

    /// The beginning as it would be typed; empty for none.
    public String fromTyped(ZoneId zone) {
        return from == null ? "" : ValidityText.typed(from, zone, false);
    }

    /// The end as it would be typed; empty for none.
    public String untilTyped(ZoneId zone) {
        return until == null ? "" : ValidityText.typed(until, zone, true);
    }

    /// Whether it counts at a moment, in the station's zone.
    public boolean holds(Instant now, ZoneId zone) {
        if ((from != null && now.isBefore(from)) || (until != null && !now.isBefore(until))) {
            return false;
        }
        if (days.isEmpty() && opens == null) {
            return true;
        }
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        DayOfWeek day = local.getDayOfWeek();
        if (opens == null || closes == null) {
            return days.contains(day);
        }
        if (opens.isBefore(closes)) {
            return isDay(day) && !time.isBefore(opens) && time.isBefore(closes);
        }
        return (isDay(day) && !time.isBefore(opens)) || (isDay(day.minus(1)) && time.isBefore(closes));
    }

    private boolean isDay(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }

    /// In a few words: `no end`, `until 1 Dec 2026`, `weekdays, 06:00–10:00`.
    public String inWords(ZoneId zone) {
        StringJoiner words = new StringJoiner(", ");
        if (from != null) {
            words.add("from " + moment(from, zone, false));
        }
        if (until != null) {
            words.add("until " + moment(until, zone, true));
        }
        if (!days.isEmpty()) {
            words.add(daysInWords());
        }
        if (opens != null) {
            words.add(opens + "–" + closes);
        }
        return words.length() == 0 ? "no end" : words.toString();
    }

    private static String moment(Instant moment, ZoneId zone, boolean end) {
        ZonedDateTime local = moment.atZone(zone);
        if (!local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return MINUTE.format(local);
        }
        // A day that ends at midnight is the last one on which it counts.
        LocalDate day = end ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        return DAY.format(day);
    }

    /// `weekdays`, or `mon tue sat`; empty for all days.
    public String daysInWords() {
        return days.equals(WEEKDAYS)
                ? "weekdays"
                : Arrays.stream(DayOfWeek.values())
                        .filter(days::contains)
                        .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }

    /// `06:00-10:00`; empty for the whole day.
    public String hours() {
        return opens == null ? "" : opens + "-" + closes;
    }
}
