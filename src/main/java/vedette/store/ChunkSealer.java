package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import vedette.search.Terms;

/// Makes a chunk of the database of the newest entries: puts them into the order in which they happened, and their
/// terms into blocks.
final class ChunkSealer {
    private final Connection connection;
    private final PendingChunk pending;
    private final int[] order;
    private final int[] positionOf;
    private final boolean moved;
    private int[] positions = new int[64];

    private ChunkSealer(Connection connection, PendingChunk pending) {
        this.connection = connection;
        this.pending = pending;
        order = pending.order();
        positionOf = new int[order.length];
        boolean anyMoved = false;
        for (int i = 0; i < order.length; i++) {
            positionOf[order[i]] = i;
            anyMoved |= order[i] != i;
        }
        moved = anyMoved;
    }

    /// Writes a chunk and a run of its own under the same number.
    static void seal(Connection connection, PendingChunk pending, long recorder, long number, long revision)
            throws SQLException {
        ChunkSealer sealer = new ChunkSealer(connection, pending);
        sealer.writeChunk(recorder, number, revision);
        sealer.writeTerms(number);
    }

    private void writeChunk(long recorder, long number, long revision) throws SQLException {
        int docs = order.length;
        long[] happened = new long[docs];
        long[] ids = new long[docs];
        for (int i = 0; i < docs; i++) {
            happened[i] = pending.happened(order[i]);
            ids[i] = pending.id(order[i]);
        }
        ByteSink pageTimes = new ByteSink(64 * Long.BYTES);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO chunk_order (place, position_keys) VALUES (?, ?)")) {
            for (int from = 0, page = 0; from < docs; from += PositionKeys.PAGE, page++) {
                pageTimes.putNumber(happened[from], Long.BYTES);
                insert.setLong(1, IndexPlaces.place(number, page));
                insert.setBytes(2, PositionKeys.page(happened, ids, from, Math.min(docs, from + PositionKeys.PAGE)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO chunk (number, recorder, first_id, last_id, first_happened,"
                        + " last_happened, docs, run, slot, revision, page_times) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?,"
                        + " ?)")) {
            long[] values = {
                number, recorder, pending.id(0), pending.id(docs - 1), happened[0], happened[docs - 1], docs, number
            };
            for (int i = 0; i < values.length; i++) {
                insert.setLong(i + 1, values[i]);
            }
            insert.setLong(9, revision);
            insert.setBytes(10, pageTimes.copy());
            insert.executeUpdate();
        }
    }

    /// @param number the term's, or the step from which on scores are meant
    private record Term(TermField field, byte[] bytes, int number) implements Comparable<Term> {
        @Override
        public int compareTo(Term other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }
    }

    private void writeTerms(long number) throws SQLException {
        PostingTable table = pending.table();
        List<Term> terms = new ArrayList<>(table.terms() + Terms.HIGHEST_STEP + 1);
        for (int i = 0; i < table.terms(); i++) {
            terms.add(new Term(table.field(i), table.field(i).term(table.text(i)), i));
        }
        for (int step = 0; step <= Terms.HIGHEST_STEP; step++) {
            TermField field = TermField.SCORE_AT_LEAST;
            terms.add(new Term(field, field.term(EntryTerms.step(step)), step));
        }
        terms.sort(Comparator.naturalOrder());
        long[][] scored = scoredAtLeast(table);
        ByteSink set = new ByteSink(TermBlockWriter.BLOCK);
        try (RunWriter run = new RunWriter(connection, number)) {
            for (Term term : terms) {
                int count = term.field == TermField.SCORE_AT_LEAST
                        ? positionsScored(scored[term.number])
                        : positions(table, term.number);
                if (count > 0) {
                    set.clear();
                    int code = PositionSet.write(positions, count, order.length, set);
                    run.terms().add(term.bytes, term.bytes.length, 0, code, set.array(), 0, set.size());
                }
            }
            run.end();
        }
    }

    private int positionsScored(long[] scored) {
        room(PositionSet.count(scored));
        int count = 0;
        for (int each = PositionSet.from(scored, 0); each >= 0; each = PositionSet.from(scored, each + 1)) {
            positions[count++] = each;
        }
        return count;
    }

    /// The positions scored at least each step: each step's own are looked at once, and added to those above it.
    private long[][] scoredAtLeast(PostingTable table) {
        long[][] scored = new long[Terms.HIGHEST_STEP + 1][];
        long[] above = new long[PositionSet.words(order.length)];
        for (int step = Terms.HIGHEST_STEP; step >= 0; step--) {
            long[] these = above.clone();
            int term = table.find(TermField.SCORE, EntryTerms.step(step));
            if (term >= 0) {
                table.forEach(term, doc -> these[positionOf[doc] >>> 6] |= 1L << positionOf[doc]);
            }
            scored[step] = these;
            above = these;
        }
        return scored;
    }

    private void room(int count) {
        if (positions.length < count) {
            positions = new int[Math.max(count, positions.length * 2)];
        }
    }

    private int positions(PostingTable table, int term) {
        int count = table.count(term);
        room(count);
        int[] left = {count};
        table.forEach(term, doc -> positions[--left[0]] = positionOf[doc]);
        if (moved && count > 1) {
            Arrays.sort(positions, 0, count);
        }
        return count;
    }
}
