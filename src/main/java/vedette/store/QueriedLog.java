package vedette.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A log that answers questions from its database, whoever else writes it.
abstract sealed class QueriedLog implements LogReader permits H2EventLog, H2LogReader {
    final ReaderLane lane;

    QueriedLog(ReaderLane lane) {
        this.lane = lane;
    }

    @Override
    public CompletableFuture<Page> page(EventFilter filter, @Nullable PageKey before, int limit) {
        checkLimit(limit);
        return lane.ask(handle -> read(handle, filter, true, before, limit));
    }

    @Override
    public CompletableFuture<Page> pageAfter(EventFilter filter, PageKey after, int limit) {
        checkLimit(limit);
        return lane.ask(handle -> {
            Page page = read(handle, filter, false, after, limit);
            return new Page(page.entries().reversed(), page.more());
        });
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new IllegalArgumentException("no page has " + limit + " entries");
        }
    }

    private static Page read(
            Handle handle, EventFilter filter, boolean newestFirst, @Nullable PageKey beyond, int limit) {
        KeyWalk walk = new KeyWalk(Scan.of(filter, Long.MAX_VALUE), newestFirst, beyond, limit + 1);
        List<PageKey> keys = walk.next(handle, limit + 1);
        boolean more = keys.size() > limit;
        return new Page(KeyWalk.entries(handle, more ? keys.subList(0, limit) : keys), more);
    }

    @Override
    public CompletableFuture<Long> count(EventFilter filter) {
        return lane.ask(handle -> {
            long count = 0;
            for (Scan scan : Scan.of(filter, Long.MAX_VALUE)) {
                Condition query = scan.count();
                count += Condition.bind(handle.createQuery(query.sql()), query.values())
                        .mapTo(Long.class)
                        .one();
            }
            return count;
        });
    }

    @Override
    public CompletableFuture<List<TimeBucket>> histogram(EventFilter filter, Instant from, Instant to, int count) {
        Buckets buckets = new Buckets(from, to, count);
        return lane.ask(handle -> {
            for (Scan scan : Scan.of(filter, Long.MAX_VALUE)) {
                Condition query = scan.histogram(buckets);
                Condition.bind(handle.createQuery(query.sql()), query.values())
                        .map((row, context) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                        .forEach(row -> buckets.add((int) row[0], row[1], (int) row[2]));
            }
            return buckets.list();
        });
    }

    @Override
    public CompletableFuture<ExportResult> export(
            EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {
        return lane.ask(new ExportRun(filter, format, target, progress));
    }

    @Override
    public CompletableFuture<List<String>> cameras() {
        return lane.ask(handle -> {
            List<String> names = new ArrayList<>();
            Optional<String> next = cameraAfter(handle, "");
            while (next.isPresent()) {
                names.add(next.get());
                next = cameraAfter(handle, next.get());
            }
            return List.copyOf(names);
        });
    }

    /// Leaps from name to name along the index instead of reading all rows.
    private static Optional<String> cameraAfter(Handle handle, String name) {
        return handle.createQuery("SELECT camera FROM event USE INDEX (event_camera) WHERE camera > ?"
                        + " ORDER BY camera, received, id, severity LIMIT 1")
                .bind(0, name)
                .mapTo(String.class)
                .findOne();
    }
}
