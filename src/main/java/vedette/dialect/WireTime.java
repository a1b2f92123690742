package vedette.dialect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Times as cameras write them. Whatever makes no sense is null, never an error: a sender's clock is only a
/// claim.
public final class WireTime {
    /// Above this an epoch time is in milliseconds: as seconds it would be the year 5138.
    private static final double MOST_SECONDS = 1e11;

    private static final int LONGEST = 64;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);

    private WireTime() {}

    /// ISO 8601 with `Z`, an offset or none, with `T` or a blank in the middle, or an epoch time as text.
    ///
    /// @param zoneless the offset of times without one, or null where it can't be known: they are then null,
    ///     too
    public static @Nullable Instant parse(String text, @Nullable ZoneOffset zoneless) {
        String trimmed = text.length() > LONGEST ? "" : text.strip();
        if (trimmed.isEmpty()) {
            return null;
        }
        OptionalDouble epoch = DecimalText.parse(trimmed);
        if (epoch.isPresent()) {
            return ofEpoch(epoch.getAsDouble());
        }
        try {
            String iso = trimmed.indexOf(' ') == 10 ? trimmed.replaceFirst(" ", "T") : trimmed;
            TemporalAccessor parsed = ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            return switch (parsed) {
                case OffsetDateTime time -> sane(time.toInstant());
                case LocalDateTime time when zoneless != null -> sane(time.toInstant(zoneless));
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Seconds since 1970, with a fraction or without, or milliseconds.
    public static @Nullable Instant ofEpoch(double value) {
        double seconds = value > MOST_SECONDS ? value / 1000 : value;
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            return null;
        }
        long whole = (long) seconds;
        // A double holds a present-day second to a quarter of a microsecond: the digits beyond are noise.
        long micros = Math.round((seconds - whole) * 1e6);
        return Instant.ofEpochSecond(whole, micros * 1000);
    }

    private static @Nullable Instant sane(Instant time) {
        return time.getEpochSecond() > 0 && time.getEpochSecond() <= MOST_SECONDS ? time : null;
    }
}
