package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.EventKind;

class LargeLogTest {
    private static final int COUNT = 100_000;

    @TempDir
    private Path directory;

    @TempDir
    private Path out;

    /// Appends them one by one and holds a page at a time: the queue and the pages are all that is in memory.
    @Test
    void aHundredThousandEntriesPassThroughQueueAndPages() throws Exception {
        try (H2EventLog log = H2EventLog.open(directory, Clock.systemUTC(), Entries.threads())) {
            for (int number = 1; number <= COUNT; number++) {
                log.append(
                        Entries.entry(
                                0, Entries.START.plusMillis(number / 3), "cam" + number % 7, EventKind.ALERT, "x"),
                        () -> {});
            }
        }
        try (H2EventLog log = H2EventLog.open(directory, Clock.systemUTC(), Entries.threads())) {
            assertThat(log.size()).isEqualTo(COUNT);
            assertThat(walk(log, EventFilter.ALL)).isEqualTo(COUNT);
            EventFilter some = new EventFilter(null, null, Set.of("cam1", "cam3"), Set.of(EventKind.ALERT), null, "");
            assertThat(walk(log, some)).isEqualTo(Entries.answer(log.count(some)));
            ExportResult result =
                    Entries.answer(log.export(some, ExportFormat.NDJSON, out.resolve("e.ndjson"), ExportProgress.NONE));
            assertThat(result.entries()).isEqualTo(Entries.answer(log.count(some)));
        }
    }

    private static long walk(EventLog log, EventFilter filter) {
        long seen = 0;
        @Nullable PageKey before = null;
        boolean more = true;
        while (more) {
            Page page = Entries.answer(log.page(filter, before, 500));
            assertThat(page.entries())
                    .isSortedAccordingTo((a, b) -> PageKey.of(b).compareTo(PageKey.of(a)));
            assertThat(before == null || before.compareTo(Objects.requireNonNull(page.first())) > 0)
                    .isTrue();
            seen += page.entries().size();
            before = page.last();
            more = page.more();
        }
        return seen;
    }
}
