package vedette.export;

/// What is in an evidence bag. Confined to one thread.
final class BagCounts {
    long entries;
    long records;
    long messages;
    long pictures;
    /// Contents that records name and that are no longer kept.
    long missing;
    /// Contents that records name and that are damaged in the log.
    long damaged;
}
