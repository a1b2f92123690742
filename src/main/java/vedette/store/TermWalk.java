package vedette.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Goes through all terms of the index that begin with a text, in their order, each with its count: one term at a
/// time, so that a million of them take no memory.
final class TermWalk {
    private final IndexSource source;
    private final Function<Segment, long @Nullable []> wanted;
    private final byte[] beginning;
    private final PriorityQueue<Branch> branches = new PriorityQueue<>();

    /// @param wanted for each segment the positions that count; null where none does
    TermWalk(IndexCatalog catalog, IndexSource source, byte[] beginning, Function<Segment, long @Nullable []> wanted)
            throws SQLException {
        this.source = source;
        this.beginning = beginning;
        this.wanted = wanted;
        for (IndexRun run : catalog.runs()) {
            if (isWanted(run)) {
                add(new RunBranch(run));
            }
        }
        for (TailChunk tail : catalog.tails()) {
            if (tail.docs() > 0 && wanted.apply(tail) != null) {
                add(new TailBranch(tail));
            }
        }
    }

    /// Takes a term that counts.
    interface Taker {
        /// @return whether more are wanted
        boolean take(String text, long count);
    }

    private boolean isWanted(IndexRun run) {
        return IntStream.range(0, run.slots())
                .mapToObj(run::chunk)
                .anyMatch(chunk -> chunk != null && wanted.apply(chunk) != null);
    }

    private void add(Branch branch) throws SQLException {
        if (branch.next()) {
            branches.add(branch);
        }
    }

    void run(Taker taker) throws SQLException {
        byte[] current = {};
        long count = 0;
        for (Branch least = branches.poll(); least != null; least = branches.poll()) {
            if (!Arrays.equals(least.term, 0, least.length, current, 0, current.length)) {
                if (count > 0 && !taker.take(TermField.text(current, current.length), count)) {
                    return;
                }
                current = Arrays.copyOf(least.term, least.length);
                count = 0;
            }
            count += least.count;
            if (least.next()) {
                branches.add(least);
            }
        }
        if (count > 0) {
            taker.take(TermField.text(current, current.length), count);
        }
    }

    private abstract static class Branch implements Comparable<Branch> {
        byte[] term = {};
        int length;
        int count;

        /// Steps to the next term that counts.
        abstract boolean next() throws SQLException;

        @Override
        public int compareTo(Branch other) {
            return Arrays.compareUnsigned(term, 0, length, other.term, 0, other.length);
        }
    }

    private final class RunBranch extends Branch {
        private final IndexRun run;
        private final TermCursor cursor = new TermCursor();
        private final long[] @Nullable [] positions;
        private final boolean[] whole;
        private int block;
        private boolean inside;

        RunBranch(IndexRun run) throws SQLException {
            this.run = run;
            block = run.firstBlock(source, beginning);
            positions = new long[run.slots()][];
            whole = new boolean[run.slots()];
            for (int slot = 0; slot < positions.length; slot++) {
                SealedChunk chunk = run.chunk(slot);
                long[] counted = chunk == null ? null : wanted.apply(chunk);
                positions[slot] = counted;
                whole[slot] = chunk != null && counted != null && PositionSet.count(counted) == chunk.docs();
            }
        }

        @Override
        boolean next() throws SQLException {
            while (true) {
                while (!cursor.next()) {
                    if (!nextBlock()) {
                        return false;
                    }
                }
                int slot = cursor.slot();
                if (positions[slot] != null && (inside || cursor.compareTo(beginning) >= 0)) {
                    inside = true;
                    term = cursor.term();
                    length = cursor.termLength();
                    if (!Arrays.equals(term, 0, Math.min(length, beginning.length), beginning, 0, beginning.length)) {
                        return false;
                    }
                    // Most of a million plates have nothing to do with the question: they are passed over here, before
                    // they are put in order with the terms of other runs.
                    count = count(slot);
                    if (count > 0) {
                        return true;
                    }
                }
            }
        }

        private boolean nextBlock() throws SQLException {
            if (block == run.blocks(source)) {
                return false;
            }
            cursor.begin(source.passingBlock(run.number(), block++));
            return true;
        }

        private int count(int slot) {
            long[] counted = positions[slot];
            return counted == null
                    ? 0
                    : whole[slot]
                            ? PositionSet.count(cursor.code())
                            : PositionSet.countIn(counted, cursor.code(), cursor.block(), cursor.at(), cursor.length());
        }
    }

    private final class TailBranch extends Branch {
        private final TailChunk tail;
        private final Iterator<Found> found;

        private record Found(byte[] term, int number) {}

        TailBranch(TailChunk tail) {
            this.tail = tail;
            PostingTable table = tail.table();
            TermField field = TermField.of(beginning[0]);
            String head = TermField.text(beginning, beginning.length);
            List<Found> sorted = IntStream.range(0, table.terms())
                    .filter(i -> table.field(i) == field && table.text(i).startsWith(head))
                    .mapToObj(i -> new Found(field.term(table.text(i)), i))
                    .sorted((one, other) -> Arrays.compareUnsigned(one.term, other.term))
                    .toList();
            found = sorted.iterator();
        }

        @Override
        boolean next() {
            long[] counted = wanted.apply(tail);
            while (counted != null && found.hasNext()) {
                Found each = found.next();
                count = tail.countIn(counted, each.number);
                if (count > 0) {
                    term = each.term;
                    length = term.length;
                    return true;
                }
            }
            return false;
        }
    }
}
