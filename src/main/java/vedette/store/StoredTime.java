package vedette.store;

import java.time.Instant;

/// Times as the database keeps them: milliseconds since 1970, held within the years 1 to 9999, which ISO 8601
/// writes with four digits. A sender's clock may claim anything.
final class StoredTime {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private StoredTime() {}

    /// Rounded down.
    static long floor(Instant time) {
        Instant held = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return held.toEpochMilli();
    }

    /// Rounded up: the first stored time that is not before this one.
    static long ceiling(Instant time) {
        long floor = floor(time);
        return time.isAfter(of(floor)) ? floor + 1 : floor;
    }

    static Instant of(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
