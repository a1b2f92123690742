package vedette.model;

import java.time.Instant;

/// When and how something came.
///
/// @param received the station's wall clock
/// @param nanos the station's monotonic clock, as `System.nanoTime()`
/// @param retained whether the broker had kept it: of unknown age
public record Arrival(Instant received, long nanos, boolean retained) {}
