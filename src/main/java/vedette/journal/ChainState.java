package vedette.journal;

/// Where the writer is in the chain.
///
/// @param nextId the id that comes next
/// @param link the link of the last record
/// @param chained how many records the chain has, those that were removed included
/// @param sinceCheckpoint how many of them follow the last checkpoint
/// @param checkpointMillis when that was signed, in milliseconds since 1970
record ChainState(long nextId, byte[] link, long chained, long sinceCheckpoint, long checkpointMillis) {
    ChainState after(int lines, byte[] newLink) {
        return new ChainState(nextId + lines, newLink, chained + 1, sinceCheckpoint + 1, checkpointMillis);
    }

    ChainState afterCheckpoint(byte[] newLink, long millis) {
        return new ChainState(nextId + 1, newLink, chained + 1, 0, millis);
    }

    JournalPosition position() {
        return new JournalPosition(nextId, Chain.text(link));
    }
}
