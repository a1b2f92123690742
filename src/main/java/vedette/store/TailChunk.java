package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// The newest entries of one recorder, which are no chunk of the database yet: read from their rows and kept in
/// memory. Confined to one thread.
final class TailChunk implements Segment {
    private static final int FREQUENT = 1_000;
    private static final int MOST_FREQUENT = 128;

    private final long recorder;
    private final PendingChunk pending = new PendingChunk(PostingTable.MOST_DOCS);
    private int[] order = new int[1024];
    private int[] positionOf = {};
    /// The entries of the terms that are asked for again and again: the table's lists are slow to go through.
    private final Map<Integer, Frequent> frequent = new HashMap<>();
    private long beginId;
    private long seenId;

    TailChunk(long recorder) {
        this.recorder = recorder;
        beginId = IndexPlaces.beforeIds(recorder);
        seenId = beginId;
    }

    /// A bit for each of the first entries, in the order in which they came, that has a term.
    private record Frequent(long[] bits, int docs) {}

    /// Begins anew after the newest chunk, where that is another one or some of the tail was removed.
    void follow(long sealedId, boolean changed) {
        if (changed || sealedId != beginId) {
            pending.clear();
            frequent.clear();
            beginId = sealedId;
            seenId = sealedId;
        }
    }

    /// Reads what came since.
    void catchUp(Connection connection) throws SQLException {
        int before = pending.docs();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + EventRow.COLUMNS + " FROM event WHERE id > ? AND id < ? ORDER BY id")) {
            query.setLong(1, seenId);
            query.setLong(2, IndexPlaces.afterIds(recorder));
            try (ResultSet rows = query.executeQuery()) {
                // More than a chunk came while the chunks were read: the next question finds them sealed.
                while (pending.docs() < PostingTable.MOST_DOCS && rows.next()) {
                    add(EventRow.read(rows));
                }
            }
        }
        if (pending.docs() != before || positionOf.length != before) {
            positionOf = new int[pending.docs()];
            for (int i = 0; i < positionOf.length; i++) {
                positionOf[order[i]] = i;
            }
        }
    }

    private void add(LogEntry entry) {
        int doc = pending.docs();
        pending.add(entry);
        seenId = entry.id();
        if (doc == order.length) {
            order = Arrays.copyOf(order, doc * 2);
        }
        int at = doc;
        if (doc > 0 && pending.happened(order[doc - 1]) > pending.happened(doc)) {
            at = firstAfter(pending.happened(doc), doc);
            System.arraycopy(order, at, order, at + 1, doc - at);
        }
        order[at] = doc;
    }

    /// The first of so many positions that happened after a time.
    private int firstAfter(long happened, int positions) {
        int low = 0;
        int high = positions;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pending.happened(order[middle]) <= happened) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    PostingTable table() {
        return pending.table();
    }

    /// Adds the positions of a term's entries to others.
    void addTo(long[] target, int term) {
        if (table().count(term) < FREQUENT) {
            table().forEach(term, doc -> target[positionOf[doc] >>> 6] |= 1L << positionOf[doc]);
            return;
        }
        long[] bits = bits(term);
        for (int doc = PositionSet.from(bits, 0); doc >= 0; doc = PositionSet.from(bits, doc + 1)) {
            target[positionOf[doc] >>> 6] |= 1L << positionOf[doc];
        }
    }

    private long[] bits(int term) {
        Frequent known = frequent.get(term);
        if (known != null && known.docs == docs()) {
            return known.bits;
        }
        int from = known == null ? 0 : known.docs;
        long[] bits = known == null ? new long[0] : known.bits;
        bits = Arrays.copyOf(bits, PositionSet.words(docs()));
        table().addTo(bits, term, from);
        if (known == null && frequent.size() == MOST_FREQUENT) {
            frequent.clear();
        }
        frequent.put(term, new Frequent(bits, docs()));
        return bits;
    }

    /// How many of a term's entries are among others.
    int countIn(long[] others, int term) {
        int[] count = {0};
        pending.table().forEach(term, doc -> count[0] += (int) (others[positionOf[doc] >>> 6] >>> positionOf[doc]) & 1);
        return count[0];
    }

    @Override
    public int docs() {
        return pending.docs();
    }

    @Override
    public long firstHappened() {
        return pending.happened(order[0]);
    }

    @Override
    public long lastHappened() {
        return pending.happened(order[docs() - 1]);
    }

    @Override
    public long @Nullable [] removed() {
        return null;
    }

    @Override
    public long happened(IndexSource source, int position) {
        return pending.happened(order[position]);
    }

    @Override
    public long id(IndexSource source, int position) {
        return pending.id(order[position]);
    }

    @Override
    public int lowerBound(IndexSource source, long happened, long id) {
        int low = 0;
        int high = docs();
        while (low < high) {
            int middle = (low + high) >>> 1;
            long time = pending.happened(order[middle]);
            if (time < happened || (time == happened && pending.id(order[middle]) < id)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
