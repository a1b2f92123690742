package vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.BareIndex;
import vedette.store.Facets;
import vedette.store.Page;
import vedette.store.PageKey;
import vedette.store.TimeBucket;

/// Questions to the log's index and to SQLite with the same rows, one after the other, with the answers checked to be
/// equal. Only what both were asked is compared.
public final class QueryBench {
    private static final int PAGE = 100;
    private static final int BUCKETS = 500;
    private static final int BATCH = 5_000;
    private static final long SEED = 20_261_119;
    private static final int WARM_UPS = 20;

    private final PrintStream out;
    private final BareIndex index;
    private final QueryBenchSqlite sqlite;
    private final int rounds;
    private final Instant end;
    private final List<String> ratios = new ArrayList<>();
    private final QueryBenchQuestions questions = new QueryBenchQuestions(SEED);
    private int unequal;

    private QueryBench(PrintStream out, BareIndex index, QueryBenchSqlite sqlite, int rounds, Instant end) {
        this.out = out;
        this.index = index;
        this.sqlite = sqlite;
        this.rounds = rounds;
        this.end = end;
    }

    /// Measures and prints a table, and last lines such as `RATIO query-first-page 3.20`: how many times as long
    /// SQLite takes in the median. Each line of the table has the median and the 99th percentile.
    ///
    /// @param folder where the databases are made, and stay, so that the next run finds them; null for a
    ///     temporary one
    /// @param events how many the log has, 1 or more
    /// @param rounds how many questions of each sort are asked
    /// @return the exit status: 0, or 1 where an answer differs
    public static int run(PrintStream out, @Nullable Path folder, int events, int rounds)
            throws IOException, SQLException {
        Path place = folder == null ? Files.createTempDirectory("vedette-query") : Files.createDirectories(folder);
        try {
            return runIn(place, out, events, rounds);
        } finally {
            if (folder == null) {
                delete(place);
            }
        }
    }

    private static int runIn(Path place, PrintStream out, int events, int rounds) throws IOException, SQLException {
        Path file = place.resolve("sqlite-" + events + ".db");
        boolean made = Files.exists(file);
        try (BareIndex index = BareIndex.open(Files.createDirectories(place.resolve("index-" + events)));
                QueryBenchSqlite sqlite = new QueryBenchSqlite(file)) {
            if (!made) {
                build(out, index, sqlite, events);
            }
            Instant end = index.page(EventFilter.ALL, null, 1)
                    .entries()
                    .getFirst()
                    .happened()
                    .plusMillis(1);
            return new QueryBench(out, index, sqlite, rounds, end).measure();
        }
    }

    private static void build(PrintStream out, BareIndex index, QueryBenchSqlite sqlite, int events)
            throws SQLException {
        QueryBenchLog log = new QueryBenchLog(SEED);
        long ours = 0;
        long theirs = 0;
        sqlite.create();
        for (int done = 0; done < events; done += BATCH) {
            List<LogEntry> entries = log.next(Math.min(BATCH, events - done));
            long begun = System.nanoTime();
            index.add(entries);
            long between = System.nanoTime();
            sqlite.add(entries);
            ours += between - begun;
            theirs += System.nanoTime() - between;
        }
        long begun = System.nanoTime();
        sqlite.index();
        theirs += System.nanoTime() - begun;
        out.printf(
                Locale.ROOT,
                "%,d events built: %,.0f/s; SQLite %,.0f/s%n",
                events,
                rate(events, ours),
                rate(events, theirs));
    }

    private static double rate(int events, long nanos) {
        return events / (nanos / 1e9);
    }

    private int measure() throws SQLException {
        out.println(
                "SQLite: WAL; an index of each facet, plates both ways, FTS5 for words, tables of labels and zones");
        out.printf(
                "%-30s %9s %9s %9s %9s %11s %11s%n",
                "question, in ms", "p50", "p99", "CPU p50", "CPU p99", "SQLite p50", "SQLite p99");
        pages("first page", "first-page", "next page", "next-page", questions::facets);
        compare(
                "facet counts, one camera",
                "facets",
                Math.max(1, rounds / 20),
                questions::oneCamera,
                index::facets,
                sqlite::facets,
                QueryBench::counts);
        long span = end.toEpochMilli() - QueryBenchLog.BEGUN.toEpochMilli();
        compare(
                "ruler, one camera, 500 spans",
                "ruler",
                Math.max(1, rounds / 20),
                questions::oneCamera,
                filter -> index.histogram(filter, QueryBenchLog.BEGUN, end, BUCKETS),
                filter -> sqlite.ruler(
                        filter, QueryBenchLog.BEGUN.toEpochMilli(), QueryBenchLog.BEGUN.toEpochMilli() + span, BUCKETS),
                QueryBench::counts);
        pages("rare word", "rare-text", null, null, questions::rareText);
        pages("plate ABC*", "plate-start", null, null, questions::plateStart);
        pages("plate *123A", "plate-end", null, null, questions::plateEnd);
        ratios.forEach(out::println);
        if (unequal > 0) {
            out.println(unequal + " answers differ from SQLite's.");
        }
        return unequal == 0 ? 0 : 1;
    }

    /// A question to one of the databases.
    private interface Asked<Q, A> {
        A of(Q question) throws SQLException;
    }

    /// @param processor what ours took on a core: unlike the others hardly disturbed by what else the machine does
    private record Times(List<Double> ours, List<Double> processor, List<Double> theirs) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private void pages(
            String first,
            String firstName,
            @Nullable String next,
            @Nullable String nextName,
            Supplier<EventFilter> filters)
            throws SQLException {
        Times firsts = new Times();
        Times nexts = new Times();
        for (int i = 0; i < rounds + WARM_UPS; i++) {
            EventFilter filter = filters.get();
            boolean warm = i >= WARM_UPS;
            Page page = page(filter, null, warm ? firsts : new Times());
            PageKey last = page.last();
            if (next != null && page.more() && last != null) {
                page(filter, last, warm ? nexts : new Times());
            }
        }
        print(first, firstName, firsts);
        if (next != null && nextName != null) {
            print(next, nextName, nexts);
        }
    }

    private Page page(EventFilter filter, @Nullable PageKey before, Times times) throws SQLException {
        return asked(
                filter,
                times,
                each -> index.page(each, before, PAGE),
                each -> sqlite.page(each, before, PAGE),
                page -> page.entries().stream().map(LogEntry::id).toList());
    }

    private <A, B> void compare(
            String title,
            String name,
            int times,
            Supplier<EventFilter> filters,
            Asked<EventFilter, A> ours,
            Asked<EventFilter, B> theirs,
            Function<A, B> comparable)
            throws SQLException {
        Times measured = new Times();
        for (int i = 0; i < times; i++) {
            asked(filters.get(), measured, ours, theirs, comparable);
        }
        print(title, name, measured);
    }

    private <A, B> A asked(
            EventFilter filter,
            Times times,
            Asked<EventFilter, A> ours,
            Asked<EventFilter, B> theirs,
            Function<A, B> comparable)
            throws SQLException {
        long worked = ProcessorTime.nanos();
        long begun = System.nanoTime();
        A answer = ours.of(filter);
        times.processor.add((ProcessorTime.nanos() - worked) / 1e6);
        long between = System.nanoTime();
        B other = theirs.of(filter);
        times.ours.add((between - begun) / 1e6);
        times.theirs.add((System.nanoTime() - between) / 1e6);
        if (!comparable.apply(answer).equals(other)) {
            unequal++;
            out.println("unequal: " + filter);
        }
        return answer;
    }

    private static Map<String, Map<String, Long>> counts(Facets facets) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        facets.values().forEach((facet, values) -> {
            Map<String, Long> each = new HashMap<>();
            values.forEach(value -> each.put(asStored(facet, value.value()), value.count()));
            counts.put(facet.name(), each);
        });
        return counts;
    }

    private static String asStored(Facets.Facet facet, String value) {
        return switch (facet) {
            case SEVERITY ->
                Integer.toString(List.of("info", "warning", "critical").indexOf(value));
            case SCORE -> Long.toString(Math.round(Double.parseDouble(value) * 20));
            default -> value;
        };
    }

    private static Map<String, Long> counts(List<TimeBucket> buckets) {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < buckets.size(); i++) {
            String number = Integer.toString(i);
            buckets.get(i).kinds().forEach((kind, count) -> counts.put(number + kind.word(), count));
        }
        return counts;
    }

    private void print(String title, String name, Times times) {
        double ours = percentile(times.ours, 50);
        double theirs = percentile(times.theirs, 50);
        out.printf(
                Locale.ROOT,
                "%-30s %9.2f %9.2f %9.2f %9.2f %11.2f %11.2f%n",
                title,
                ours,
                percentile(times.ours, 99),
                percentile(times.processor, 50),
                percentile(times.processor, 99),
                theirs,
                percentile(times.theirs, 99));
        ratios.add(String.format(Locale.ROOT, "RATIO query-%s %.2f", name, theirs / ours));
    }

    private static double percentile(List<Double> millis, int percent) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(each);
            }
        }
    }
}
