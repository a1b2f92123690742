package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

class EventIndexTest {
    private static final Comparator<LogEntry> OLDEST_FIRST =
            Comparator.comparing(LogEntry::happened).thenComparingLong(LogEntry::id);

    @TempDir
    private Path folder = Path.of("");

    private static List<LogEntry> shown(List<LogEntry> all, EventFilter filter) {
        return all.stream().filter(filter::matches).sorted(OLDEST_FIRST.reversed()).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersWhatTheFilterSays(long seed) throws Exception {
        RandomEntries random = new RandomEntries(seed, 0);
        List<LogEntry> all = new ArrayList<>();
        try (IndexDatabase database = new IndexDatabase(folder)) {
            EventIndexReader reader = new EventIndexReader(() -> false);
            EventIndexWriter writer = new EventIndexWriter(database.handle, 0, 64);
            for (int round = 0; round < 8; round++) {
                List<LogEntry> fresh = random.entries(1 + random.below(500));
                database.add(writer, fresh);
                all.addAll(fresh);
                if (random.below(3) == 0) {
                    writer.close();
                    writer = new EventIndexWriter(database.handle, 0, 64);
                }
                if (random.below(3) == 0) {
                    long[] gone = random.someIds(all);
                    writer.remove(gone);
                    writer.flush();
                    all.removeIf(entry -> Arrays.stream(gone).anyMatch(id -> id == entry.id()));
                }
                for (int i = 0; i < 40; i++) {
                    check(database, reader, all, random);
                }
            }
            writer.close();
        }
    }

    private static void check(
            IndexDatabase database, EventIndexReader reader, List<LogEntry> all, RandomEntries random)
            throws Exception {
        EventFilter filter = random.filter();
        List<LogEntry> shown = shown(all, filter);
        int limit = 1 + random.below(60);
        assertThat(reader.count(database.handle, filter)).as(filter.toString()).isEqualTo(shown.size());
        assertThat(reader.page(database.handle, filter, null, limit))
                .as(filter.toString())
                .isEqualTo(new Page(shown.subList(0, Math.min(limit, shown.size())), shown.size() > limit));
        if (!shown.isEmpty()) {
            int at = random.below(shown.size());
            PageKey key = PageKey.of(shown.get(at));
            assertThat(reader.page(database.handle, filter, key, limit))
                    .isEqualTo(page(shown, at + 1, at + 1 + limit, shown.size() > at + 1 + limit));
            assertThat(reader.pageAfter(database.handle, filter, key, limit))
                    .isEqualTo(page(shown, at - limit, at, at > limit));
        }
    }

    private static Page page(List<LogEntry> shown, int from, int to, boolean more) {
        return new Page(shown.subList(Math.max(0, from), Math.min(to, shown.size())), more);
    }

    @Test
    void goesOnWhereItEnded() throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder)) {
            List<LogEntry> entries = new RandomEntries(7, 0).entries(10);
            try (EventIndexWriter writer = new EventIndexWriter(database.handle, 0)) {
                assertThat(writer.nextId()).isEqualTo(1);
                assertThat(writer.link()).isEqualTo("0".repeat(64));
                database.add(writer, entries);
            }
            try (EventIndexWriter writer = new EventIndexWriter(database.handle, 0)) {
                assertThat(writer.nextId()).isEqualTo(entries.getLast().id() + 1);
                assertThat(writer.link()).isEqualTo("ab".repeat(32));
            }
        }
    }
}
