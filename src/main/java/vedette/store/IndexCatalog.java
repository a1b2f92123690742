package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the index consists of, as a reader knows it. Confined to one thread.
final class IndexCatalog {
    private static final int MOST_TRIES = 4;

    private Map<Long, Progress> progress = Map.of();
    private final Map<Long, SealedChunk> chunks = new TreeMap<>();
    private final Map<Long, Long> revisions = new HashMap<>();
    private Map<Long, IndexRun> runs = new HashMap<>();
    private final Map<Long, TailChunk> tails = new TreeMap<>();

    private record Progress(long revision, long tailRevision) {}

    /// Catches up with what was written since.
    void refresh(Connection connection) throws SQLException {
        for (int tries = 1; ; tries++) {
            Map<Long, Progress> now = readProgress(connection);
            if (!now.equals(progress)) {
                readChunks(connection);
                restartTails(now);
                progress = now;
            }
            for (TailChunk tail : tails.values()) {
                tail.catchUp(connection);
            }
            if (tries == MOST_TRIES || readProgress(connection).equals(now)) {
                return;
            }
        }
    }

    /// Reads everything anew at the next refresh.
    void forget() {
        progress = Map.of();
        revisions.clear();
        runs = new HashMap<>();
    }

    private static Map<Long, Progress> readProgress(Connection connection) throws SQLException {
        Map<Long, Progress> read = new HashMap<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT recorder, revision, tail_revision FROM progress");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                read.put(rows.getLong(1), new Progress(rows.getLong(2), rows.getLong(3)));
            }
        }
        return read;
    }

    private void restartTails(Map<Long, Progress> now) {
        tails.keySet().retainAll(now.keySet());
        Map<Long, Long> sealed = new HashMap<>();
        chunks.values().forEach(chunk -> sealed.merge(chunk.recorder(), chunk.lastId(), Math::max));
        now.forEach((recorder, read) -> {
            Progress before = progress.get(recorder);
            tails.computeIfAbsent(recorder, TailChunk::new)
                    .follow(
                            sealed.getOrDefault(recorder, IndexPlaces.beforeIds(recorder)),
                            before == null || before.tailRevision != read.tailRevision);
        });
    }

    private void readChunks(Connection connection) throws SQLException {
        Map<Long, Long> now = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT number, revision FROM chunk");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                now.put(rows.getLong(1), rows.getLong(2));
            }
        }
        chunks.keySet().retainAll(now.keySet());
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + SealedChunk.COLUMNS + " FROM chunk WHERE number = ?")) {
            for (Map.Entry<Long, Long> each : now.entrySet()) {
                if (!each.getValue().equals(revisions.get(each.getKey()))) {
                    query.setLong(1, each.getKey());
                    try (ResultSet row = query.executeQuery()) {
                        if (row.next()) {
                            chunks.put(each.getKey(), SealedChunk.read(row));
                        }
                    }
                }
            }
        }
        revisions.clear();
        revisions.putAll(now);
        makeRuns();
    }

    /// Keeps the fences of runs whose chunks did not change.
    private void makeRuns() {
        Map<Long, List<SealedChunk>> ofRun = new TreeMap<>();
        chunks.values()
                .forEach(chunk -> ofRun.computeIfAbsent(chunk.run(), run -> new ArrayList<>())
                        .add(chunk));
        Map<Long, IndexRun> made = new HashMap<>();
        ofRun.forEach((number, members) -> {
            @Nullable SealedChunk[] slot = new SealedChunk[IndexRun.slotsAtFirst(members.getFirst())];
            members.forEach(chunk -> slot[chunk.slot()] = chunk);
            IndexRun known = runs.get(number);
            made.put(number, known == null ? new IndexRun(number, slot) : known.with(slot));
        });
        runs = made;
    }

    /// All chunks and tails that have entries, in no order.
    List<Segment> segments() {
        List<Segment> all = new ArrayList<>(chunks.values());
        tails.values().stream().filter(tail -> tail.docs() > 0).forEach(all::add);
        return all;
    }

    /// The chunk of a number as it is now.
    @Nullable
    SealedChunk chunk(long number) {
        return chunks.get(number);
    }

    List<TailChunk> tails() {
        return List.copyOf(tails.values());
    }

    List<IndexRun> runs() {
        return List.copyOf(runs.values());
    }

    IndexRun run(SealedChunk chunk) {
        IndexRun run = runs.get(chunk.run());
        if (run == null) {
            throw new StaleIndexException("run " + chunk.run());
        }
        return run;
    }
}
