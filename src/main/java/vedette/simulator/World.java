package vedette.simulator;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.LongSupplier;

/// What all cameras of a fleet share.
///
/// @param nanos the monotonic clock by which they act
/// @param wall the wall clock that they put into their messages
/// @param zone where those cameras are that send local time
/// @param obedience what they were told and did
record World(
        LongSupplier nanos, InstantSource wall, ZoneId zone, FrameLoops loops, Counters counters, Obedience obedience) {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    /// A world in which nobody was told anything yet.
    World(LongSupplier nanos, InstantSource wall, ZoneId zone, FrameLoops loops, Counters counters) {
        this(nanos, wall, zone, loops, counters, new Obedience());
    }

    static World real(FrameLoops loops, Counters counters) {
        return new World(System::nanoTime, InstantSource.system(), ZoneId.systemDefault(), loops, counters);
    }

    /// The time of the camera's place, without saying which place that is.
    String localTime() {
        return ISO.format(wall.instant().atZone(zone));
    }

    /// The time in UTC, without saying so.
    String utcTime() {
        return ISO.format(wall.instant().atZone(ZoneOffset.UTC));
    }

    /// Seconds since 1970, with a fraction.
    double epochSeconds() {
        return wall.instant().toEpochMilli() / 1000.0;
    }

    double seconds() {
        return nanos.getAsLong() / 1e9;
    }
}
