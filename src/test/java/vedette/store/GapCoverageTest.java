package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

class GapCoverageTest {
    private static final Instant BEGUN = Instant.parse("2026-11-19T00:00:00Z");
    private static final Instant NOW = at(1_000);

    @TempDir
    private Path folder = Path.of("");

    private final EventIndexReader reader = new EventIndexReader(() -> false);
    private long nextId = 1;
    private List<LogEntry> entries = List.of();

    @BeforeEach
    void makeEntries() {
        entries = List.of(
                entry(EventKind.DETECTION, "main", "CAM1", 0, null),
                entry(EventKind.DETECTION, "main", "CAM2", 1, null),
                entry(EventKind.DETECTION, "yard", "CAM3", 2, null),
                // The station did not run from 100 to 200.
                entry(EventKind.GAP, "", "", 200, new GapSpan(at(100), at(200))),
                // The broker was lost at 150 and came back at 300; a second loss of the same is none.
                entry(EventKind.LINK, "main", "", 210, new GapSpan(at(150), null)),
                entry(EventKind.LINK, "main", "", 220, new GapSpan(at(220), null)),
                entry(EventKind.GAP, "main", "", 300, new GapSpan(at(150), at(300))),
                // The third camera is silent since 900.
                entry(EventKind.PRESENCE, "yard", "CAM3", 950, new GapSpan(at(900), null)));
    }

    private static Instant at(int seconds) {
        return BEGUN.plusSeconds(seconds);
    }

    private LogEntry entry(EventKind kind, String broker, String camera, int at, @Nullable GapSpan gap) {
        return LogEntry.of(kind, at(at), "Entry " + nextId + ".")
                .id(nextId++)
                .broker(broker)
                .camera(camera)
                .gap(gap)
                .build();
    }

    private Coverage ask(EventFilter filter) throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0)) {
            if (writer.nextId() == 1) {
                database.add(writer, entries);
            }
            return reader.coverage(database.handle, filter, NOW);
        }
    }

    @Test
    void aCameraIsUnheardInItsOwnItsBrokersAndTheStationsGaps() throws Exception {
        Coverage coverage = ask(EventFilter.ALL.ofCameras(Set.of("CAM1")));
        assertThat(coverage.from()).isEqualTo(at(0));
        assertThat(coverage.to()).isEqualTo(NOW);
        assertThat(coverage.unheard()).isEqualTo(Duration.ofSeconds(200));
        assertThat(coverage.gaps()).extracting(Gap::id).containsExactly(7L, 4L);
        assertThat(coverage.inWords()).isEqualTo("80.0 %, 2 gaps");
    }

    @Test
    void severalCamerasAreAveraged() throws Exception {
        Coverage coverage = ask(EventFilter.ALL);
        // Twice 200 seconds, and the third camera 100 for the station and 100 for itself.
        assertThat(coverage.unheard()).isEqualTo(Duration.ofSeconds(200));
        assertThat(coverage.gaps()).extracting(Gap::id).containsExactly(8L, 7L, 4L);
        assertThat(coverage.gaps().getFirst()).isEqualTo(new Gap(8, "yard", "CAM3", at(900), null, "Entry 8."));
    }

    @Test
    void gapsAreCutToTheTimeThatIsAskedAbout() throws Exception {
        EventFilter filter = EventFilter.ALL.ofCameras(Set.of("CAM2")).between(at(190), at(290));
        assertThat(ask(filter).unheard()).isEqualTo(Duration.ofSeconds(100));
        assertThat(ask(filter.between(at(400), at(500))).inWords()).isEqualTo("100 %, no gaps");
        assertThat(ask(EventFilter.ALL.ofCameras(Set.of("")).between(at(0), at(400)))
                        .unheard())
                .isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void gapsAreForgottenWithTheirEntries() throws Exception {
        ask(EventFilter.ALL);
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0)) {
            writer.remove(new long[] {1, 4, 8});
            writer.flush();
        }
        // What the last entry told of still lasts, whether the entry is kept or not.
        assertThat(ask(EventFilter.ALL).gaps()).extracting(Gap::id).containsExactly(8L, 7L);
    }

    @Test
    void whatLastsIsKnown() throws Exception {
        ask(EventFilter.ALL);
        try (IndexDatabase database = new IndexDatabase(folder)) {
            assertThat(GapTable.open(database.handle.getConnection()))
                    .extracting(Gap::id)
                    .containsExactly(8L);
        }
    }

    @Test
    void aRecorderClosesOnlyItsOwnGaps() throws Exception {
        long other = RecorderIds.base(2);
        LogEntry lost = entry(EventKind.LINK, "main", "", 400, new GapSpan(at(400), null));
        LogEntry back = entry(EventKind.GAP, "main", "", 500, new GapSpan(at(400), at(500)));
        assertThat(lasting(List.of(lost.withId(1), lost.withId(other + 1), back.withId(other + 2))))
                .extracting(Gap::id)
                .containsExactly(1L);
    }

    @Test
    void aGapThatWasNeverClosedLastedAtMostUntilTheNext() throws Exception {
        LogEntry lost = entry(EventKind.LINK, "main", "", 400, new GapSpan(at(400), null));
        LogEntry back = entry(EventKind.GAP, "main", "", 800, new GapSpan(at(700), at(800)));
        assertThat(lasting(List.of(lost, back))).isEmpty();
        Coverage coverage = ask(EventFilter.ALL.ofCameras(Set.of("CAM1")).between(at(350), at(1_000)));
        assertThat(coverage.unheard()).isEqualTo(Duration.ofSeconds(400));
    }

    /// The gaps that last after more entries.
    private List<Gap> lasting(List<LogEntry> more) throws Exception {
        try (IndexDatabase database = new IndexDatabase(folder);
                EventIndexWriter writer = new EventIndexWriter(database.handle, 0);
                GapTable table = new GapTable(database.handle.getConnection())) {
            database.add(writer, List.of(entries.getFirst()));
            for (LogEntry each : more) {
                table.note(each);
            }
            table.flush();
            return GapTable.open(database.handle.getConnection());
        }
    }

    @Test
    void whatWasBeforeTheLogWasNotHeard() throws Exception {
        Coverage coverage = ask(EventFilter.ALL.ofCameras(Set.of("CAM1")).between(at(-1_000), null));
        assertThat(coverage.unheard()).isEqualTo(Duration.ofMinutes(20));
        assertThat(coverage.inWords()).isEqualTo("40.0 %, 3 gaps");
        Gap first = coverage.gaps().getLast();
        assertThat(first.since()).isEqualTo(at(-1_000));
        assertThat(first.until()).isEqualTo(at(0));
    }

    @Test
    void theFutureIsNotCounted() throws Exception {
        Coverage coverage = ask(EventFilter.ALL.ofCameras(Set.of("CAM1")).between(null, NOW.plusSeconds(5_000)));
        assertThat(coverage.to()).isEqualTo(NOW);
        assertThat(coverage.inWords()).isEqualTo("80.0 %, 2 gaps");
    }
}
