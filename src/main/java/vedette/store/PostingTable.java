package vedette.store;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Which of at most 65,536 entries have which terms, in memory, while entries are added.
final class PostingTable {
    static final int MOST_DOCS = 65_536;

    /// What a hostile flood of terms may take before its chunk is closed early.
    private static final long MOST_BYTES = 36L << 20;
    private static final int BYTES_OF_TERM = 90;
    private static final int BYTES_OF_POSTING = Character.BYTES + Integer.BYTES;

    private String[] texts = new String[1024];
    private byte[] fields = new byte[1024];
    private int[] last = new int[1024];
    private int[] counts = new int[1024];
    private int terms;
    private long characters;
    private int[] slots = new int[4096];

    private char[] docs = new char[8192];
    private int[] before = new int[8192];
    private int postings;

    int terms() {
        return terms;
    }

    TermField field(int term) {
        return TermField.of(fields[term]);
    }

    String text(int term) {
        return texts[term];
    }

    int count(int term) {
        return counts[term];
    }

    boolean isHeavy() {
        return (long) terms * BYTES_OF_TERM + characters + (long) postings * BYTES_OF_POSTING > MOST_BYTES;
    }

    /// Adds a term to the newest entry.
    ///
    /// @param doc not below those that were given before
    void add(TermField field, String text, int doc) {
        int slot = slot(field, text);
        int term = slots[slot] - 1;
        if (term < 0) {
            term = newTerm(field, text);
            slots[slot] = term + 1;
            if (terms * 2 > slots.length) {
                rehash();
            }
        } else if (docs[last[term]] == doc) {
            return;
        }
        if (postings == docs.length) {
            int room = postings + (postings >> 1);
            docs = Arrays.copyOf(docs, room);
            before = Arrays.copyOf(before, room);
        }
        docs[postings] = (char) doc;
        before[postings] = last[term];
        last[term] = postings++;
        counts[term]++;
    }

    private int newTerm(TermField field, String text) {
        if (terms == texts.length) {
            int room = terms * 2;
            texts = Arrays.copyOf(texts, room);
            fields = Arrays.copyOf(fields, room);
            last = Arrays.copyOf(last, room);
            counts = Arrays.copyOf(counts, room);
        }
        texts[terms] = text;
        fields[terms] = field.code();
        last[terms] = -1;
        characters += text.length();
        return terms++;
    }

    /// The term's number, or -1.
    int find(TermField field, String text) {
        return slots[slot(field, text)] - 1;
    }

    /// Takes the entries that have a term, the newest first.
    void forEach(int term, IntConsumer taker) {
        for (int each = last[term]; each >= 0; each = before[each]) {
            taker.accept(docs[each]);
        }
    }

    /// Sets a bit for each entry from one on that has a term.
    void addTo(long[] target, int term, int from) {
        for (int each = last[term]; each >= 0 && docs[each] >= from; each = before[each]) {
            target[docs[each] >>> 6] |= 1L << docs[each];
        }
    }

    private int slot(TermField field, String text) {
        int mask = slots.length - 1;
        int slot = spread(field.code(), text) & mask;
        while (true) {
            int term = slots[slot] - 1;
            if (term < 0 || (fields[term] == field.code() && texts[term].equals(text))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private static int spread(int field, String text) {
        int hash = (text.hashCode() + field * 0x9e3779b9) * 0x85ebca6b;
        return hash ^ (hash >>> 15);
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int term = 0; term < terms; term++) {
            int slot = spread(fields[term], texts[term]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = term + 1;
        }
    }
}
