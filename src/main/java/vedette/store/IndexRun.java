package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A run of the index: the terms of one or several chunks, and where each block of them begins. Confined to one
/// thread.
final class IndexRun {
    private final long number;
    private final @Nullable SealedChunk[] slots;
    private int @Nullable [] offsets;
    private byte[] fences = {};

    /// @param slots its chunks; null for those that are gone
    IndexRun(long number, @Nullable SealedChunk[] slots) {
        this.number = number;
        this.slots = slots;
    }

    /// How many slots the run of a chunk was written with. Its terms keep the sets of all of them, also of chunks that
    /// are gone.
    static int slotsAtFirst(SealedChunk chunk) {
        return chunk.run() == chunk.number() ? 1 : EventIndexWriter.CHUNKS_OF_RUN;
    }

    /// The same run, of which other chunks are left.
    IndexRun with(@Nullable SealedChunk[] newSlots) {
        IndexRun run = new IndexRun(number, newSlots);
        run.offsets = offsets;
        run.fences = fences;
        return run;
    }

    long number() {
        return number;
    }

    /// How many there were at first.
    int slots() {
        return slots.length;
    }

    @Nullable
    SealedChunk chunk(int slot) {
        return slot < slots.length ? slots[slot] : null;
    }

    /// Takes terms while it wants more.
    interface Taker {
        boolean take(TermCursor term) throws SQLException;
    }

    int blocks(IndexSource source) throws SQLException {
        return offsets(source).length - 1;
    }

    /// Hands on all terms from one on, in their order.
    void scan(IndexSource source, byte[] from, Taker taker) throws SQLException {
        TermCursor cursor = new TermCursor();
        int blocks = blocks(source);
        for (int block = firstBlock(source, from); block < blocks; block++) {
            cursor.begin(source.block(number, block));
            while (cursor.next()) {
                if (cursor.compareTo(from) >= 0 && !taker.take(cursor)) {
                    return;
                }
            }
        }
    }

    /// The block in which the first of a term's sets is, or would be.
    int firstBlock(IndexSource source, byte[] term) throws SQLException {
        return block(source, term, 0);
    }

    /// The block in which a term's set of a slot is, or would be.
    int block(IndexSource source, byte[] term, int slot) throws SQLException {
        int[] known = offsets(source);
        int low = 0;
        int high = known.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            int order = compare(known, middle, term);
            if (order < 0 || (order == 0 && (fences[known[middle]] & 0xff) <= slot)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The slot that a block begins with; -1 where it begins with another term, or is none of the run.
    int beginSlot(IndexSource source, int block, byte[] term) throws SQLException {
        int[] known = offsets(source);
        return block < known.length - 1 && compare(known, block, term) == 0 ? fences[known[block]] & 0xff : -1;
    }

    /// Fences begin with the slot of the block's first term.
    private int compare(int[] known, int block, byte[] term) {
        return Arrays.compareUnsigned(fences, known[block] + 1, known[block + 1], term, 0, term.length);
    }

    private int[] offsets(IndexSource source) throws SQLException {
        int[] known = offsets;
        if (known == null) {
            known = readFences(source.connection());
            offsets = known;
        }
        return known;
    }

    private int[] readFences(Connection connection) throws SQLException {
        int blocks;
        int rows;
        try (PreparedStatement query =
                connection.prepareStatement("SELECT blocks, fence_rows FROM run WHERE number = ?")) {
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new StaleIndexException("run " + number);
                }
                blocks = row.getInt(1);
                rows = row.getInt(2);
            }
        }
        ByteSink written = new ByteSink(TermBlockWriter.BLOCK);
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT entries FROM term_block WHERE place >= ? AND place < ? ORDER BY place")) {
            query.setLong(1, IndexPlaces.place(number, blocks));
            query.setLong(2, IndexPlaces.place(number, blocks + rows));
            try (ResultSet each = query.executeQuery()) {
                while (each.next()) {
                    byte[] row = each.getBytes(1);
                    written.put(row, 0, row.length);
                }
            }
        }
        return split(written.copy(), blocks);
    }

    /// Leaves the lengths out, so that the fences stand one after the other.
    private int[] split(byte[] written, int blocks) {
        int[] begins = new int[blocks + 1];
        ByteSink kept = new ByteSink(written.length);
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            if (at >= written.length) {
                throw new StaleIndexException("a fence of run " + number);
            }
            begins[block] = kept.size();
            kept.put(written[at++]);
            int length = 0;
            int shift = 0;
            int read;
            do {
                read = written[at++];
                length |= (read & 0x7f) << shift;
                shift += 7;
            } while (read < 0);
            kept.put(written, at, length);
            at += length;
        }
        begins[blocks] = kept.size();
        fences = kept.copy();
        return begins;
    }
}
