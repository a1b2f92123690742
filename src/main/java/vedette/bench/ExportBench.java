package vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.export.ExportFormat;
import vedette.export.ExportProgress;
import vedette.export.Exports;
import vedette.export.RowFile;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.EventLogException;
import vedette.store.JournalEventLog;
import vedette.store.LogOptions;
import vedette.store.LogReader;
import vedette.store.Original;
import vedette.store.StoreThreads;

/// A whole log as CSV, in rows per second, beside the limit: formatting and writing the same rows from memory. The two
/// take turns, so that a noisy machine disturbs both alike, and the files are compared.
public final class ExportBench {
    /// So many rows are held in memory; where the log has more, the limit is measured with the first of them.
    private static final int MOST_IN_MEMORY = 200_000;

    private static final int TURNS = 5;

    private final LogReader log;

    /// @param log with at least one entry; stays open
    public ExportBench(LogReader log) {
        this.log = log;
    }

    /// Measures with a log that is made for it.
    ///
    /// @param folder an empty one
    /// @return the exit status
    public static int run(PrintStream out, Path folder, int events)
            throws IOException, InterruptedException, ExecutionException, EventLogException {
        StoreThreads threads = StoreThreads.named((thread, failure) -> failure.printStackTrace());
        Path place = folder.resolve("export-log");
        SampleRecords.fill(place, threads, events);
        try (LogReader log = JournalEventLog.openReader(place, threads.reader(), LogOptions.USUAL)) {
            return new ExportBench(log).run(out);
        }
    }

    /// Measures and prints a table, and last the line `RATIO export 0.55`: the log's rows per second by the limit's.
    ///
    /// @return the exit status: 0, or 1 where the files differ
    public int run(PrintStream out) throws IOException, InterruptedException, ExecutionException {
        List<RowFile.Row> rows =
                log.stream(EventFilter.ALL, new FirstRows(MOST_IN_MEMORY)).get();
        if (rows.isEmpty()) {
            out.println("The log is empty: there is nothing to measure.");
            return 1;
        }
        Path folder = Files.createTempDirectory("vedette-export");
        try {
            return run(out, folder, rows);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private int run(PrintStream out, Path folder, List<RowFile.Row> rows)
            throws IOException, InterruptedException, ExecutionException {
        double[] limits = new double[TURNS];
        double[] exports = new double[TURNS];
        double[] ratios = new double[TURNS];
        long entries = 0;
        // The first turn warms up.
        for (int turn = -1; turn < TURNS; turn++) {
            Path plain = folder.resolve("plain.csv");
            Files.deleteIfExists(plain);
            long begun = System.nanoTime();
            RowFile.write(ExportFormat.CSV, plain, rows);
            double limit = rows.size() * 1e9 / (System.nanoTime() - begun);
            begun = System.nanoTime();
            Path exported = folder.resolve("export.csv");
            entries = Exports.start(log, EventFilter.ALL, ExportFormat.CSV, exported, ExportProgress.NONE)
                    .get()
                    .entries();
            double export = entries * 1e9 / (System.nanoTime() - begun);
            if (entries == rows.size() && Files.mismatch(plain, exported) >= 0) {
                out.println("The export is not what the same rows are from memory.");
                return 1;
            }
            if (turn >= 0) {
                limits[turn] = limit;
                exports[turn] = export;
                ratios[turn] = export / limit;
            }
        }
        print(out, "formatting and writing from memory: the limit", rows.size(), median(limits));
        print(out, "export of the log", entries, median(exports));
        out.printf(Locale.ROOT, "RATIO export %.2f%n", median(ratios));
        return 0;
    }

    private static void print(PrintStream out, String way, long rows, double rate) {
        out.printf(Locale.ROOT, "%-46s %,12d rows %,12.0f rows/s%n", way, rows, rate);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Keeps the first rows of a log.
    private static final class FirstRows implements EntryStream<List<RowFile.Row>> {
        private final int most;
        private final List<RowFile.Row> rows = new ArrayList<>();

        FirstRows(int most) {
            this.most = most;
        }

        @Override
        public Depth depth() {
            return Depth.MESSAGES;
        }

        @Override
        public void begin(long total, Coverage coverage) {
            // How many there are shows.
        }

        @Override
        public void take(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) {
            if (rows.size() < most) {
                rows.add(new RowFile.Row(entry, original));
            }
        }

        @Override
        public List<RowFile.Row> end() {
            return rows;
        }

        @Override
        public void abandon() {
            rows.clear();
        }
    }
}
