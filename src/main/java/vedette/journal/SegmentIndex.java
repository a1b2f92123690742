package vedette.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where in a segment one can begin to read: a place for every 64 KiB, and behind every checkpoint.
final class SegmentIndex {
    private static final int DISTANCE = 1 << 16;

    /// @param id no record before this place has this id or a later one
    /// @param offset where a record's first frame begins
    /// @param linkBefore the link of the record before
    /// @param afterCheckpoint whether that one is a checkpoint
    record Entry(long id, long offset, byte[] linkBefore, boolean afterCheckpoint) {}

    private final List<Entry> entries;

    SegmentIndex() {
        this(new ArrayList<>());
    }

    SegmentIndex(List<Entry> entries) {
        this.entries = entries;
    }

    List<Entry> entries() {
        return entries;
    }

    void add(Entry entry) {
        if (entries.isEmpty()
                || entry.afterCheckpoint()
                || entry.offset() - entries.getLast().offset() >= DISTANCE) {
            entries.add(entry);
        }
    }

    /// The last place before the record with this id; null where the segment's beginning is.
    @Nullable
    Entry before(long id) {
        int at = count(id);
        return at == 0 ? null : entries.get(at - 1);
    }

    /// The last place behind a checkpoint before the record with this id.
    @Nullable
    Entry checkpointBefore(long id) {
        for (int i = count(id) - 1; i >= 0; i--) {
            if (entries.get(i).afterCheckpoint()) {
                return entries.get(i);
            }
        }
        return null;
    }

    /// How many places are at or before an id.
    private int count(long id) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).id() <= id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
