package vedette.journal;

/// The ids of a segment.
///
/// @param from inclusive
/// @param to exclusive
public record IdRange(long from, long to) {}
