package vedette.journal;

import java.util.List;

/// A piece of the chain from one signed checkpoint to the next: enough to prove each of its records without the rest of
/// the journal.
///
/// @param linkBefore the link before the first step
/// @param steps the records in order; what was removed stands as one step
/// @param checkpoint the signed text that closes the interval, or null where the journal ends before one
public record ChainInterval(
        String linkBefore,
        List<Step> steps,
        @org.jspecify.annotations.Nullable Checkpoint checkpoint) {
    public ChainInterval {
        steps = List.copyOf(steps);
    }

    /// One record, or a run of records that were removed.
    public sealed interface Step {}

    /// @param headerHash the SHA-256 of the record's header, 64 hexadecimal digits of lower case
    public record Kept(long id, int lines, String headerHash) implements Step {}

    /// @param tombstone the signed text that stands for what was removed; it tells the ids and the link to go on from
    public record Removed(long fromId, long toId, String linkAfter, SignedText tombstone) implements Step {}

    /// @param id the checkpoint's own id
    /// @param lastLink the link that it signs: that of the record before it
    public record Checkpoint(long id, String lastLink, SignedText text) {}
}
