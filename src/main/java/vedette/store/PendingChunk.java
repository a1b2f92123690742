package vedette.store;

import java.util.Arrays;
import vedette.model.LogEntry;

/// The newest entries of one recorder, in the order in which they came: not yet a chunk of the database.
final class PendingChunk {
    private final EntryTerms entryTerms = new EntryTerms();
    private final int mostDocs;
    private PostingTable table = new PostingTable();
    private long[] happened = new long[1024];
    private long[] ids = new long[1024];
    private int docs;

    /// @param mostDocs 1 to [PostingTable#MOST_DOCS]
    PendingChunk(int mostDocs) {
        this.mostDocs = mostDocs;
    }

    void add(LogEntry entry) {
        if (docs == ids.length) {
            happened = Arrays.copyOf(happened, docs * 2);
            ids = Arrays.copyOf(ids, docs * 2);
        }
        happened[docs] = StoredTime.floor(entry.happened());
        ids[docs] = entry.id();
        int doc = docs++;
        entryTerms.of(entry, (field, text) -> table.add(field, text, doc));
    }

    boolean isFull() {
        return docs >= mostDocs || table.isHeavy();
    }

    void clear() {
        table = new PostingTable();
        docs = 0;
    }

    int docs() {
        return docs;
    }

    long happened(int doc) {
        return happened[doc];
    }

    long id(int doc) {
        return ids[doc];
    }

    PostingTable table() {
        return table;
    }

    /// Which entry is at each position, in the order in which they happened.
    int[] order() {
        int[] order = new int[docs];
        boolean inOrder = true;
        for (int i = 0; i < docs; i++) {
            order[i] = i;
            inOrder &= i == 0 || happened[i - 1] <= happened[i];
        }
        if (!inOrder) {
            Integer[] sorted = new Integer[docs];
            Arrays.setAll(sorted, i -> i);
            // Stable: entries came in the order of their ids.
            Arrays.sort(sorted, (one, other) -> Long.compare(happened[one], happened[other]));
            Arrays.setAll(order, i -> sorted[i]);
        }
        return order;
    }
}
