package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.model.EventKind;
import vedette.model.Severity;

/// A page must come out of an index in its order: sorting millions of rows takes seconds.
class ScanPlanTest {
    private static final Set<String> CAMERAS = Set.of("door", "yard");
    private static final Set<EventKind> KINDS = Set.of(EventKind.PLATE, EventKind.ALERT);

    @TempDir
    private Path directory;

    private Jdbi jdbi() throws Exception {
        H2EventLog.open(directory, Clock.systemUTC(), Entries.threads()).close();
        return LogDatabase.jdbi(LogDatabase.station(directory));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyPageIsReadInTheOrderOfAnIndex(boolean newestFirst) throws Exception {
        PageKey place = new PageKey(Instant.parse("2026-03-01T12:00:00Z"), 77);
        Instant from = Instant.parse("2026-02-01T12:00:00Z");
        try (Handle handle = jdbi().open()) {
            for (Set<String> cameras : Set.of(Set.<String>of(), CAMERAS)) {
                for (Set<EventKind> kinds : Set.of(Set.<EventKind>of(), KINDS, Set.of(EventKind.values()))) {
                    for (String text : Set.of("", "ab12 door")) {
                        EventFilter filter = new EventFilter(from, null, cameras, kinds, Severity.WARNING, text);
                        for (Scan scan : Scan.of(filter, 1_000_000)) {
                            check(handle, scan, scan.keys(newestFirst, place));
                            check(handle, scan, scan.keys(newestFirst, null));
                        }
                    }
                }
            }
        }
    }

    private static void check(Handle handle, Scan scan, Condition query) {
        String plan = Condition.bind(handle.createQuery("EXPLAIN " + query.sql()), query.values())
                .bind(query.values().size(), 100)
                .mapTo(String.class)
                .one();
        assertThat(plan).contains("index sorted").contains("RECEIVED >= ?");
        assertThat(plan).containsIgnoringCase("/* PUBLIC." + scan.index() + ":");
    }

    @Test
    void theEntriesOfAPageAreFoundByTheirIds() throws Exception {
        try (Handle handle = jdbi().open()) {
            String plan = handle.createQuery("EXPLAIN SELECT * FROM event WHERE id = ANY(?)")
                    .bind(0, new Long[] {1L, 2L})
                    .mapTo(String.class)
                    .one();
            assertThat(plan).contains("PRIMARY_KEY").doesNotContain("tableScan");
        }
    }

    @Test
    void aFilterOfFewValuesIsAScanForEachPair() {
        EventFilter pairs = new EventFilter(null, null, CAMERAS, KINDS, null, "");
        assertThat(Scan.of(pairs, 1)).hasSize(4).allMatch(scan -> scan.index().equals("event_camera_kind"));
        EventFilter cameras = new EventFilter(null, null, CAMERAS, Set.of(), null, "");
        assertThat(Scan.of(cameras, 1)).hasSize(2).allMatch(scan -> scan.index().equals("event_camera"));
        EventFilter kinds = new EventFilter(null, null, Set.of(), KINDS, null, "");
        assertThat(Scan.of(kinds, 1)).hasSize(2).allMatch(scan -> scan.index().equals("event_kind"));
        assertThat(Scan.of(EventFilter.ALL, 1))
                .hasSize(1)
                .allMatch(scan -> scan.index().equals("event_time"));
    }
}
