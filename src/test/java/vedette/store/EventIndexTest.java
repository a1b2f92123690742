package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

class EventIndexTest {
    private static final Comparator<LogEntry> OLDEST_FIRST =
            Comparator.comparing(LogEntry::happened).thenComparingLong(LogEntry::id);

    @TempDir
    private Path folder = Path.of("");

    private static List<LogEntry> shown(List<LogEntry> all, EventFilter filter) {
        return all.stream()
                .filter(filter::matches)
                .sorted(OLDEST_FIRST.reversed())
                .toList();
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

    private static void check(IndexDatabase database, EventIndexReader reader, List<LogEntry> all, RandomEntries random)
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

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void countsAndWalksWhatTheFilterSays(long seed) throws Exception {
        RandomEntries random = new RandomEntries(seed, 0);
        List<LogEntry> all = new ArrayList<>();
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0, 64)) {
            EventIndexReader reader = new EventIndexReader(() -> false);
            for (int round = 0; round < 4; round++) {
                List<LogEntry> fresh = random.entries(200 + random.below(500));
                database.add(writer, fresh);
                all.addAll(fresh);
                long[] gone = fresh.stream()
                        .filter(each -> random.below(9) == 0)
                        .mapToLong(LogEntry::id)
                        .toArray();
                writer.remove(gone);
                writer.flush();
                all.removeIf(entry -> Arrays.stream(gone).anyMatch(id -> id == entry.id()));
                for (int i = 0; i < 25; i++) {
                    EventFilter filter = random.filter();
                    assertThat(reader.facets(database.handle, filter))
                            .as(filter.toString())
                            .isEqualTo(BruteForce.facets(all, filter));
                    checkRuler(database, reader, all, filter, 1 + random.below(40));
                    checkWalk(database, reader, shown(all, filter).reversed(), filter, 1 + random.below(90));
                }
            }
            checkNames(database, reader, all);
        }
    }

    private static void checkRuler(
            IndexDatabase database, EventIndexReader reader, List<LogEntry> all, EventFilter filter, int buckets)
            throws Exception {
        Instant from = all.get(all.size() / 3).happened();
        Instant to = all.getLast().happened().plusMillis(1);
        assertThat(reader.histogram(database.handle, filter, from, to, buckets))
                .as(filter.toString())
                .isEqualTo(BruteForce.histogram(all, filter, from, to, buckets));
    }

    private static void checkWalk(
            IndexDatabase database, EventIndexReader reader, List<LogEntry> oldestFirst, EventFilter filter, int wanted)
            throws Exception {
        Walk walk = reader.walk(database.handle, filter);
        List<LogEntry> walked = new ArrayList<>();
        List<LogEntry> next = reader.next(database.handle, walk, wanted);
        while (!next.isEmpty()) {
            walked.addAll(next);
            next = reader.next(database.handle, walk, wanted);
        }
        assertThat(walked).as(filter.toString()).isEqualTo(oldestFirst);
    }

    private static void checkNames(IndexDatabase database, EventIndexReader reader, List<LogEntry> all)
            throws Exception {
        assertThat(reader.cameras(database.handle))
                .contains("CAM001", "Front door", "Hof-Süd")
                .doesNotContain("")
                .isSorted();
        assertThat(reader.complete(database.handle, Facets.Facet.CAMERA, "cam00", 1))
                .containsExactly("CAM001");
        assertThat(reader.complete(database.handle, Facets.Facet.LABEL, "T", 9)).containsExactly("truck");
        assertThat(reader.complete(database.handle, Facets.Facet.PLATE, "AB-", 9))
                .containsExactlyElementsOf(BruteForce.plates(all, "ab"));
        assertThat(reader.complete(database.handle, Facets.Facet.SEVERITY, "", 9))
                .containsExactly("critical", "info", "warning");
        LogEntry some = all.get(all.size() / 2);
        assertThat(reader.entry(database.handle, some.id())).contains(some);
        assertThat(reader.entry(database.handle, 999_999)).isEmpty();
        assertThat(reader.size(database.handle)).isEqualTo(all.size());
        Instant before = all.get(all.size() / 2).happened();
        EventFilter oldLinks = EventFilter.ALL.ofKinds(Set.of(EventKind.LINK)).between(null, before);
        assertThat(reader.forgettable(database.handle, EventKind.LINK, before, id -> true, 1_000))
                .containsExactly(shown(all, oldLinks).reversed().stream()
                        .mapToLong(LogEntry::id)
                        .toArray());
    }

    @Test
    void platesAreLeftOutWhereTheyWouldBeTooMany() throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0)) {
            EventIndexReader reader = new EventIndexReader(() -> false);
            int count = Facets.MOST_FOR_PLATES + 1;
            database.add(
                    writer,
                    IntStream.rangeClosed(1, count)
                            .mapToObj(i -> LogEntry.of(EventKind.PLATE, Instant.EPOCH.plusMillis(i), "")
                                    .id(i)
                                    .camera(i <= 3 ? "CAM1" : "CAM2")
                                    .key("P" + i % 2)
                                    .build())
                            .toList());
            Facets all = reader.facets(database.handle, EventFilter.ALL);
            assertThat(all.total()).isEqualTo(count);
            assertThat(all.values()).doesNotContainKey(Facets.Facet.PLATE);
            assertThat(all.values().get(Facets.Facet.CAMERA))
                    .containsExactly(new Facets.Value("CAM2", count - 3), new Facets.Value("CAM1", 3));
            assertThat(reader.facets(database.handle, EventFilter.ALL.ofCameras(Set.of("CAM1")))
                            .values()
                            .get(Facets.Facet.PLATE))
                    .containsExactly(new Facets.Value("p1", 2), new Facets.Value("p0", 1));
        }
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

    @Test
    void aWalkShowsTheLogAsItWasWhenItBegan() throws Exception {
        RandomEntries random = new RandomEntries(21, 0);
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0, 64)) {
            EventIndexReader reader = new EventIndexReader(() -> false);
            List<LogEntry> first = random.entries(1_000);
            database.add(writer, first);
            Walk walk = reader.walk(database.handle, EventFilter.ALL);
            List<LogEntry> walked = new ArrayList<>(reader.next(database.handle, walk, 100));
            // Enough to merge the chunks that the walk has not reached, and to close the tail.
            database.add(writer, random.entries(1_000));
            reader.count(database.handle, EventFilter.ALL);
            List<LogEntry> next = reader.next(database.handle, walk, 100);
            while (!next.isEmpty()) {
                walked.addAll(next);
                next = reader.next(database.handle, walk, 100);
            }
            assertThat(walked).isEqualTo(shown(first, EventFilter.ALL).reversed());
        }
    }

    @Test
    void severalRecordersAreOneLog() throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter one = new EventIndexWriter(database.handle, 1, 64);
                EventIndexWriter other = new EventIndexWriter(database.handle, 2, 64)) {
            EventIndexReader reader = new EventIndexReader(() -> false);
            RandomEntries ofOne = new RandomEntries(31, 1L << 40);
            RandomEntries ofOther = new RandomEntries(32, 2L << 40);
            List<LogEntry> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                List<LogEntry> some = ofOne.entries(90);
                List<LogEntry> more = ofOther.entries(70);
                database.add(one, some);
                database.add(other, more);
                all.addAll(some);
                all.addAll(more);
                assertThat(reader.page(database.handle, EventFilter.ALL, null, 1_000)
                                .entries())
                        .isEqualTo(shown(all, EventFilter.ALL));
            }
        }
    }

    @Test
    void aFloodOfTermsClosesChunksEarlyAndBreaksNothing() throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0)) {
            EventIndexReader reader = new EventIndexReader(() -> false);
            for (int i = 0; i < 3_000; i++) {
                String summary = IntStream.range(i * 200, i * 200 + 200)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" "));
                LogEntry entry = LogEntry.of(EventKind.AUDIT, Instant.EPOCH.plusMillis(i), summary)
                        .id(i + 1)
                        .labels(List.of("label" + i, "\0" + "x".repeat(70_000)))
                        .build();
                writer.add(List.of(entry));
            }
            writer.flush();
            assertThat(database.handle
                            .createQuery("SELECT COUNT(*) FROM chunk")
                            .mapTo(Integer.class)
                            .one())
                    .isPositive();
            assertThat(reader.page(database.handle, EventFilter.ALL.withLabels(Set.of("LABEL77")), null, 10)
                            .entries())
                    .extracting(LogEntry::id)
                    .containsExactly(78L);
            assertThat(reader.count(database.handle, EventFilter.ALL.saying("200123")))
                    .isEqualTo(1);
            assertThat(reader.facets(database.handle, EventFilter.ALL).values().get(Facets.Facet.LABEL))
                    .hasSize(Facets.MOST_VALUES);
        }
    }
}
