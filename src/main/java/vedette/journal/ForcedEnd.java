package vedette.journal;

/// Up to where a journal is forced to disk.
///
/// @param segment the first id of the last segment that is there, 0 where there is none
/// @param offset the end of what is forced in it
/// @param bytes what all segments take together; what was removed since the opening is not taken off
/// @param position where the chain goes on
record ForcedEnd(long segment, long offset, long bytes, JournalPosition position) {}
