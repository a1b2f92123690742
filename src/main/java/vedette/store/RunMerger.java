package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// Makes one run of the runs of several chunks, so that a term is looked up in one place for all of them. The sets are
/// copied as they are.
final class RunMerger {
    /// More rows than these are left as they are: only a hostile flood of terms makes so many.
    private static final int MOST_ROWS = 400_000;

    private final Connection connection;

    RunMerger(Connection connection) {
        this.connection = connection;
    }

    /// One of the runs that are merged.
    private static final class Source implements Comparable<Source> {
        final TermCursor cursor = new TermCursor();
        final int slot;
        final long number;
        final int blocks;
        int block;

        Source(int slot, long number, int blocks) {
            this.slot = slot;
            this.number = number;
            this.blocks = blocks;
        }

        boolean next(PreparedStatement read) throws SQLException {
            while (!cursor.next()) {
                if (block == blocks) {
                    return false;
                }
                read.setLong(1, IndexPlaces.place(number, block++));
                try (ResultSet row = read.executeQuery()) {
                    row.next();
                    cursor.begin(row.getBytes(1));
                }
            }
            return true;
        }

        @Override
        public int compareTo(Source other) {
            int byTerm = Arrays.compareUnsigned(
                    cursor.term(), 0, cursor.termLength(), other.cursor.term(), 0, other.cursor.termLength());
            return byTerm != 0 ? byTerm : Integer.compare(slot, other.slot);
        }
    }

    /// Merges the runs of chunks that have one of their own each.
    ///
    /// @param chunks their numbers; the place in the list becomes the slot
    /// @return whether they were few enough
    boolean merge(List<Long> chunks, long number, long revision) throws SQLException {
        List<Source> sources = sources(chunks);
        if (sources.stream().mapToLong(source -> source.blocks).sum() > MOST_ROWS) {
            return false;
        }
        try (PreparedStatement read = connection.prepareStatement("SELECT entries FROM term_block WHERE place = ?");
                RunWriter run = new RunWriter(connection, number)) {
            PriorityQueue<Source> queue = new PriorityQueue<>();
            for (Source source : sources) {
                if (source.next(read)) {
                    queue.add(source);
                }
            }
            for (Source least = queue.poll(); least != null; least = queue.poll()) {
                TermCursor each = least.cursor;
                run.terms()
                        .add(
                                each.term(),
                                each.termLength(),
                                least.slot,
                                each.code(),
                                each.block(),
                                each.at(),
                                each.length());
                if (least.next(read)) {
                    queue.add(least);
                }
            }
            run.end();
        }
        for (Source source : sources) {
            delete(source.number);
            moveChunk(source, number, revision);
        }
        return true;
    }

    private List<Source> sources(List<Long> chunks) throws SQLException {
        List<Source> sources = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT blocks FROM run WHERE number = ?")) {
            for (long chunk : chunks) {
                query.setLong(1, chunk);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    sources.add(new Source(sources.size(), chunk, row.getInt(1)));
                }
            }
        }
        return sources;
    }

    private void moveChunk(Source source, long run, long revision) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE chunk SET run = ?, slot = ?, revision = ? WHERE number = ?")) {
            update.setLong(1, run);
            update.setInt(2, source.slot);
            update.setLong(3, revision);
            update.setLong(4, source.number);
            update.executeUpdate();
        }
    }

    /// Deletes a run with its terms.
    void delete(long run) throws SQLException {
        try (PreparedStatement terms =
                        connection.prepareStatement("DELETE FROM term_block WHERE place >= ? AND place < ?");
                PreparedStatement row = connection.prepareStatement("DELETE FROM run WHERE number = ?")) {
            terms.setLong(1, IndexPlaces.place(run, 0));
            terms.setLong(2, IndexPlaces.place(run + 1, 0));
            terms.executeUpdate();
            row.setLong(1, run);
            row.executeUpdate();
        }
    }
}
