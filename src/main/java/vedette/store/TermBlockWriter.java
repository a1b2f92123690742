package vedette.store;

import java.sql.SQLException;
import java.util.Arrays;

/// Writes the terms of a run in their order, as blocks of bytes: for each term of each chunk how much it shares with
/// the term before, the rest of it, the chunk's slot, and the set.
final class TermBlockWriter {
    static final int BLOCK = 8_192;
    static final int LONGEST_ROW = 256 * 1024;

    private final ByteSink block = new ByteSink(2 * BLOCK + 512);
    private final ByteSink fences = new ByteSink(BLOCK);
    private final Rows rows;
    private byte[] last = {};
    private int blocks;

    /// Takes the rows of a run in their order.
    interface Rows {
        void add(byte[] row) throws SQLException;
    }

    TermBlockWriter(Rows rows) {
        this.rows = rows;
    }

    /// @param term not before the term that was given last, and with a higher slot if it is the same
    void add(byte[] term, int termLength, int slot, int code, byte[] from, int at, int length) throws SQLException {
        if (block.size() > 0 && block.size() + length > BLOCK) {
            endBlock();
        }
        int shared = 0;
        if (block.size() == 0) {
            fences.put(slot);
            fences.putVarint(termLength);
            fences.put(term, 0, termLength);
        } else {
            int mismatch = Arrays.mismatch(last, 0, last.length, term, 0, termLength);
            shared = mismatch < 0 ? termLength : mismatch;
        }
        block.putVarint(shared);
        block.putVarint(termLength - shared);
        block.put(term, shared, termLength - shared);
        block.put(slot);
        block.putVarint(code);
        block.putVarint(length);
        block.put(from, at, length);
        if (shared != termLength || last.length != termLength) {
            last = Arrays.copyOf(term, termLength);
        }
    }

    private void endBlock() throws SQLException {
        rows.add(block.copy());
        blocks++;
        block.clear();
    }

    /// Writes what is left, and then the fences: the first term of each block, with its slot.
    ///
    /// @return how many blocks there are, and how many rows of fences
    int[] end() throws SQLException {
        if (block.size() > 0) {
            endBlock();
        }
        int fenceRows = 0;
        for (int at = 0; at < fences.size(); at += LONGEST_ROW) {
            rows.add(Arrays.copyOfRange(fences.array(), at, Math.min(fences.size(), at + LONGEST_ROW)));
            fenceRows++;
        }
        return new int[] {blocks, fenceRows};
    }
}
