package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Every answer is compared with what [EventFilter#matches] finds in a plain list.
class QuestionsTest {
    private static final int COUNT = 3_000;
    private static final List<LogEntry> ENTRIES = Entries.random(42, COUNT);

    @TempDir
    private static Path directory;

    private static EventLog log;

    @BeforeAll
    static void open() throws Exception {
        log = H2EventLog.open(directory, Clock.systemUTC(), Entries.threads());
        Entries.keep(log, ENTRIES);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static List<Long> expected(EventFilter filter) {
        return ENTRIES.stream()
                .filter(filter::matches)
                .sorted(Comparator.comparing(PageKey::of).reversed())
                .map(LogEntry::id)
                .toList();
    }

    private static List<Long> ids(Page page) {
        return page.entries().stream().map(LogEntry::id).toList();
    }

    private static List<Long> allPages(EventFilter filter, int limit) {
        List<Long> ids = new ArrayList<>();
        @Nullable PageKey before = null;
        boolean more = true;
        while (more) {
            Page page = Entries.answer(log.page(filter, before, limit));
            ids.addAll(ids(page));
            before = page.last();
            more = page.more();
        }
        return ids;
    }

    private static List<Long> allPagesUpwards(EventFilter filter, PageKey after, int limit) {
        List<Long> ids = new ArrayList<>();
        PageKey place = after;
        boolean more = true;
        while (more) {
            Page page = Entries.answer(log.pageAfter(filter, place, limit));
            ids.addAll(0, ids(page));
            place = Objects.requireNonNullElse(page.first(), place);
            more = page.more();
        }
        return ids;
    }

    @Test
    void everyFilterShowsWhatAPlainSearchFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            EventFilter filter = Entries.randomFilter(random);
            List<Long> expected = expected(filter);
            Page page = Entries.answer(log.page(filter, null, 100));

            assertThat(ids(page)).as("%s", filter).isEqualTo(expected.subList(0, Math.min(100, expected.size())));
            assertThat(page.more()).as("%s", filter).isEqualTo(expected.size() > 100);
            assertThat(Entries.answer(log.count(filter))).as("%s", filter).isEqualTo(expected.size());
        }
    }

    @Test
    void pagesCoverEveryEntryOnceInBothDirections() {
        Random random = new Random(11);
        PageKey bottom = new PageKey(Instant.EPOCH, 0);
        for (int round = 0; round < 20; round++) {
            EventFilter filter = round == 0 ? EventFilter.ALL : Entries.randomFilter(random);
            int limit = 1 + random.nextInt(400);
            assertThat(allPages(filter, limit)).as("%s", filter).isEqualTo(expected(filter));
            assertThat(allPagesUpwards(filter, bottom, limit)).as("%s", filter).isEqualTo(expected(filter));
        }
    }

    @Test
    void upwardsFromAPlaceComesWhatIsNextNewer() {
        List<Long> all = expected(EventFilter.ALL);
        LogEntry place = ENTRIES.get((int) (all.get(500) - 1));
        Page page = Entries.answer(log.pageAfter(EventFilter.ALL, PageKey.of(place), 10));
        assertThat(ids(page)).isEqualTo(all.subList(490, 500));
        assertThat(page.more()).isTrue();
    }

    @Test
    void manyCamerasTimesManyKindsAreShownToo() {
        Set<EventKind> kinds = EnumSet.complementOf(EnumSet.of(EventKind.ALERT));
        EventFilter filter = new EventFilter(null, null, Set.copyOf(Entries.CAMERAS), kinds, null, "");
        assertThat(allPages(filter, 700)).isEqualTo(expected(filter));
    }

    @Test
    void textIsDataWhateverItLooksLike() {
        for (String text : List.of(
                "';DROP TABLE event;--",
                "100%",
                "a_b",
                "_",
                "%",
                "\\",
                "!",
                "!%",
                "é",
                "É",
                "STRASSE",
                "straße",
                "?",
                ":x",
                "<x>",
                "a*b",
                "*",
                "p*n c*r",
                "\"",
                "t/gate_1",
                "ab1 person",
                "no such word",
                "\u0000",
                "x".repeat(600))) {
            EventFilter filter = new EventFilter(null, null, Set.of(), Set.of(), null, text);
            assertThat(Entries.answer(log.count(filter)))
                    .as(text)
                    .isEqualTo(expected(filter).size());
        }
        assertThat(log.size()).isEqualTo(COUNT);
    }

    @Test
    void anUnderscoreMeansAnUnderscore() {
        EventFilter filter = new EventFilter(null, null, Set.of(), Set.of(), null, "A_B");
        List<LogEntry> shown = Entries.answer(log.page(filter, null, 1_000)).entries();
        assertThat(shown).isNotEmpty().allMatch(entry -> entry.summary().contains("a_b"));
    }

    @Test
    void theRulerCountsWhatTheFilterShows() {
        Random random = new Random(13);
        Instant from = Entries.START.plusMillis(1_001);
        Instant to = Entries.START.plusMillis(400_000);
        for (int round = 0; round < 40; round++) {
            EventFilter filter = Entries.randomFilter(random);
            int count = 1 + random.nextInt(500);
            List<TimeBucket> buckets = Entries.answer(log.histogram(filter, from, to, count));

            assertThat(buckets).hasSize(count).isEqualTo(plainHistogram(filter, buckets));
            assertThat(buckets.getFirst().from()).isEqualTo(from);
            assertThat(buckets.getLast().to()).isEqualTo(to);
        }
    }

    private static List<TimeBucket> plainHistogram(EventFilter filter, List<TimeBucket> edges) {
        List<LogEntry> shown = ENTRIES.stream().filter(filter::matches).toList();
        List<TimeBucket> buckets = new ArrayList<>();
        for (TimeBucket edge : edges) {
            List<LogEntry> within = shown.stream()
                    .filter(EventFilter.ALL.between(edge.from(), edge.to())::matches)
                    .toList();
            @Nullable
            Severity worst = within.stream()
                    .map(LogEntry::severity)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            buckets.add(new TimeBucket(edge.from(), edge.to(), within.size(), worst));
        }
        return buckets;
    }

    @Test
    void camerasAreNamedOnceAndInOrder() {
        assertThat(Entries.answer(log.cameras()))
                .containsExactlyElementsOf(Entries.CAMERAS.stream()
                        .filter(name -> !name.isEmpty())
                        .sorted()
                        .toList());
    }

    @Test
    void questionsThatMakeNoSenseAreRefusedAtOnce() {
        assertThatThrownBy(() -> log.page(EventFilter.ALL, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.page(EventFilter.ALL, null, 1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.histogram(EventFilter.ALL, Entries.START, Entries.START, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.histogram(EventFilter.ALL, Instant.EPOCH, Entries.START, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsFinerThanAMillisecondAreKept() {
        LogEntry entry = ENTRIES.get(100);
        Instant time = entry.received();
        for (Instant bound : Arrays.asList(time, time.plusNanos(1), time.minusNanos(1), Instant.MIN, Instant.MAX)) {
            EventFilter from = EventFilter.ALL.between(bound, null);
            EventFilter to = EventFilter.ALL.between(null, bound);
            assertThat(Entries.answer(log.count(from)))
                    .as("from %s", bound)
                    .isEqualTo(expected(from).size());
            assertThat(Entries.answer(log.count(to)))
                    .as("to %s", bound)
                    .isEqualTo(expected(to).size());
        }
    }
}
