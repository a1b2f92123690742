package vedette.simulator;

/// What a fleet has done since it started.
///
/// @param frames pictures published
/// @param bytes of all payloads published
/// @param events messages published that are no pictures
/// @param failures messages that could not be sent, and connections that could not be opened
/// @param skipped deadlines missed because the machine or the broker was too slow: what was due then was
///     not sent
public record FleetCounts(long frames, long bytes, long events, long failures, long skipped) {}
