package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// What is found, and handed out, when chunks of a merged run are dropped or chunks are merged.
class DroppedChunksTest {
    private static final int CHUNK = 64;
    private static final int RUN = CHUNK * EventIndexWriter.CHUNKS_OF_RUN;
    private static final int LABELS = 300;

    @TempDir
    private Path folder = Path.of("");

    private final List<LogEntry> all = new ArrayList<>();

    /// Enough terms that some blocks of a run begin amid the sets of one of them, at whichever slot.
    @BeforeEach
    void makeEntries() {
        IntStream.rangeClosed(1, RUN + 10)
                .mapToObj(i -> LogEntry.of(EventKind.DETECTION, Instant.ofEpochMilli(1_000_000 + i), "seen")
                        .id(i)
                        .camera("CAM" + i % 3)
                        .labels(IntStream.range(0, 10)
                                .mapToObj(n -> "label " + (i * 10 + n) % LABELS)
                                .toList())
                        .build())
                .forEach(all::add);
    }

    private static List<LogEntry> of(EventFilter filter, List<LogEntry> entries) {
        return entries.stream()
                .filter(filter::matches)
                .sorted(Comparator.comparingLong(LogEntry::id).reversed())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "4, 9", "0, 5", "0, 16", "0, 1", "15, 16"})
    void whatIsLeftOfARunIsFoundWhicheverOfItsChunksAreGone(int firstSlot, int endSlot) throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0, CHUNK)) {
            database.add(writer, all);
            EventIndexReader reader = new EventIndexReader(() -> false);
            long before = reader.count(database.handle, EventFilter.ALL);
            assertThat(before).isEqualTo(all.size());
            long[] gone = IntStream.range(firstSlot * CHUNK, endSlot * CHUNK)
                    .mapToLong(at -> all.get(at).id())
                    .toArray();
            writer.remove(gone);
            writer.flush();
            all.subList(firstSlot * CHUNK, endSlot * CHUNK).clear();
            check(database, reader);
            check(database, new EventIndexReader(() -> false));
        }
    }

    @Test
    void oneEventThatIsHeldKeepsItsRunReadable() throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0, CHUNK)) {
            database.add(writer, all);
            LogEntry held = all.get(2 * CHUNK + 7);
            writer.remove(all.stream()
                    .filter(entry -> entry != held && entry.id() <= RUN)
                    .mapToLong(LogEntry::id)
                    .toArray());
            writer.flush();
            all.removeIf(entry -> entry != held && entry.id() <= RUN);
            check(database, new EventIndexReader(() -> false));
        }
    }

    private void check(IndexDatabase database, EventIndexReader reader) throws Exception {
        List<EventFilter> filters = new ArrayList<>(List.of(
                EventFilter.ALL,
                EventFilter.ALL.ofCameras(Set.of("CAM1")),
                EventFilter.ALL.ofCameras(Set.of("CAM0")).saying("seen")));
        IntStream.range(0, LABELS)
                .mapToObj(n -> EventFilter.ALL.withLabels(Set.of("label " + n)))
                .forEach(filters::add);
        Instant from = Instant.ofEpochMilli(1_000_000);
        Instant to = from.plusMillis(RUN + 20);
        for (EventFilter filter : filters) {
            List<LogEntry> shown = of(filter, all);
            assertThat(reader.count(database.handle, filter))
                    .as(filter.toString())
                    .isEqualTo(shown.size());
            assertThat(reader.page(database.handle, filter, null, RUN + CHUNK))
                    .as(filter.toString())
                    .isEqualTo(new Page(shown, false));
        }
        for (EventFilter filter : filters.subList(0, 6)) {
            assertThat(reader.histogram(database.handle, filter, from, to, 7))
                    .as(filter.toString())
                    .isEqualTo(BruteForce.histogram(all, filter, from, to, 7));
            Facets facets = reader.facets(database.handle, filter);
            Facets expected = BruteForce.facets(all, filter);
            assertThat(facets.total()).isEqualTo(expected.total());
            expected.values()
                    .forEach((facet, values) -> assertThat(facets.values().get(facet))
                            .as(facet + " of " + filter)
                            .isEqualTo(values.subList(0, Math.min(values.size(), Facets.MOST_VALUES))));
        }
        assertThat(reader.complete(database.handle, Facets.Facet.CAMERA, "", 9))
                .containsExactly("CAM0", "CAM1", "CAM2");
    }

    @Test
    void aWalkLosesNothingWhereChunksAreMergedAmidABatch() throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0, CHUNK)) {
            List<LogEntry> first = all.subList(0, RUN - CHUNK);
            database.add(writer, first);
            EventIndexReader reader = new EventIndexReader(() -> false);
            EventFilter filter = EventFilter.ALL.ofCameras(Set.of("CAM1"));
            EventIndexReader.Counted counted = reader.countedWalk(database.handle, filter);
            List<LogEntry> walked = new ArrayList<>(reader.next(database.handle, counted.walk(), 10));
            database.add(writer, all.subList(RUN - CHUNK, RUN));
            walkOn(database, reader, counted.walk(), walked);
            assertThat(walked).isEqualTo(of(filter, first).reversed());
            assertThat(counted.total()).isEqualTo(walked.size());
        }
    }

    @Test
    void aWalkLosesOnlyWhatIsRemovedMeanwhile() throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0, CHUNK)) {
            database.add(writer, all);
            EventIndexReader reader = new EventIndexReader(() -> false);
            EventIndexReader.Counted counted = reader.countedWalk(database.handle, EventFilter.ALL);
            List<LogEntry> walked = new ArrayList<>(reader.next(database.handle, counted.walk(), 10));
            // The chunk that the walk is in, and one that it has not reached.
            List<LogEntry> gone = new ArrayList<>(all.subList(0, CHUNK));
            gone.addAll(all.subList(3 * CHUNK, 4 * CHUNK));
            writer.remove(gone.stream().mapToLong(LogEntry::id).toArray());
            writer.flush();
            walkOn(database, reader, counted.walk(), walked);
            gone.removeAll(walked.subList(0, 10));
            all.removeAll(gone);
            assertThat(walked).isEqualTo(all);
            assertThat(counted.total()).isEqualTo(all.size() + gone.size());
        }
    }

    private static void walkOn(IndexDatabase database, EventIndexReader reader, Walk walk, List<LogEntry> walked)
            throws Exception {
        List<LogEntry> next = reader.next(database.handle, walk, 4_096);
        while (!next.isEmpty()) {
            walked.addAll(next);
            next = reader.next(database.handle, walk, 4_096);
        }
    }
}
