package vedette.journal;

/// A place between two records.
///
/// @param nextId the id that the next record has, or would have
/// @param link the link of the record before, 64 hexadecimal digits of lower case; for the beginning 64 zeros
public record JournalPosition(long nextId, String link) {
    /// Before the first record.
    public static final JournalPosition START = new JournalPosition(1, "0".repeat(64));
}
