package vedette.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// Goes through what several scans show as if they were one. Holds keys only, and nothing of the database
/// between two calls, so that a walk through millions of entries needs little memory and no long transaction.
final class KeyWalk {
    private static final int FEWEST_KEYS = 16;

    private final boolean newestFirst;
    private final int keysAtOnce;
    private final List<Branch> fresh = new ArrayList<>();
    private final PriorityQueue<Branch> branches;

    /// @param beyond where to begin, null for the end of the log
    /// @param step how many entries a call of [#next] usually wants
    KeyWalk(List<Scan> scans, boolean newestFirst, @Nullable PageKey beyond, int step) {
        this.newestFirst = newestFirst;
        keysAtOnce = Math.clamp(2L * step / scans.size(), Math.min(FEWEST_KEYS, step), step);
        Comparator<PageKey> order = newestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
        branches = new PriorityQueue<>(Comparator.comparing(Branch::head, order));
        scans.forEach(scan -> fresh.add(new Branch(scan, beyond)));
    }

    /// The next keys; fewer than wanted only at the end.
    List<PageKey> next(Handle handle, int wanted) {
        for (Branch branch : fresh) {
            putBack(branch, handle);
        }
        fresh.clear();
        List<PageKey> keys = new ArrayList<>(wanted);
        while (keys.size() < wanted && !branches.isEmpty()) {
            Branch branch = Objects.requireNonNull(branches.poll());
            keys.add(branch.keys.removeFirst());
            putBack(branch, handle);
        }
        return keys;
    }

    private void putBack(Branch branch, Handle handle) {
        if (branch.keys.isEmpty() && !branch.ended) {
            branch.fill(handle);
        }
        if (!branch.keys.isEmpty()) {
            branches.add(branch);
        }
    }

    /// Reads the entries of these keys, in the order of the keys. One that was deleted in the meantime is
    /// left out.
    static List<LogEntry> entries(Handle handle, List<PageKey> keys) {
        Object[] ids = keys.stream().map(PageKey::id).toArray();
        Map<Long, LogEntry> found = HashMap.newHashMap(ids.length);
        Condition.bind(
                        handle.createQuery("SELECT " + EventRow.COLUMNS + " FROM event WHERE id = ANY(?)"),
                        List.of((Object) ids))
                .map((row, context) -> EventRow.read(row))
                .forEach(entry -> found.put(entry.id(), entry));
        return keys.stream()
                .map(key -> found.get(key.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private final class Branch {
        final Deque<PageKey> keys = new ArrayDeque<>();
        private final Scan scan;
        private @Nullable PageKey beyond;
        boolean ended;

        Branch(Scan scan, @Nullable PageKey beyond) {
            this.scan = scan;
            this.beyond = beyond;
        }

        PageKey head() {
            return keys.getFirst();
        }

        void fill(Handle handle) {
            Condition query = scan.keys(newestFirst, beyond);
            Condition.bind(handle.createQuery(query.sql()), query.values())
                    .bind(query.values().size(), keysAtOnce)
                    .map((row, context) -> new PageKey(StoredTime.of(row.getLong(1)), row.getLong(2)))
                    .forEach(keys::addLast);
            ended = keys.size() < keysAtOnce;
            if (!keys.isEmpty()) {
                beyond = keys.getLast();
            }
        }
    }
}
