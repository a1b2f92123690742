package vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;
import vedette.store.EventLog;
import vedette.store.EventLogException;
import vedette.store.JournalEventLog;
import vedette.store.StoreThreads;

/// How fast a deleted index is made anew from the journal.
public final class RebuildBench {
    private static final double WANTED = 50_000;

    private RebuildBench() {}

    /// Measures, and prints last `RATIO rebuild` (events a second by the 50,000 that are wanted).
    ///
    /// @param folder an empty one
    /// @return the exit status
    public static int run(PrintStream out, Path folder, int events)
            throws IOException, EventLogException, InterruptedException {
        Path place = folder.resolve("rebuild-log");
        StoreThreads threads = StoreThreads.named((thread, failure) -> failure.printStackTrace());
        SampleRecords.fill(place, threads, events);
        try (Stream<Path> files = Files.list(place)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".mv.db")).toList()) {
                Files.delete(file);
            }
        }
        long begin = System.nanoTime();
        try (EventLog log = JournalEventLog.open(place, Clock.systemUTC(), threads)) {
            double opened = (System.nanoTime() - begin) / 1e9;
            while (log.status().unindexed() > 0) {
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long found = log.count(vedette.search.EventFilter.ALL).join();
            out.printf(
                    Locale.ROOT,
                    "%d events indexed in %.1f s, the log open after %.2f s: %.0f events/s%n",
                    found,
                    seconds,
                    opened,
                    events / seconds);
            out.printf(Locale.ROOT, "RATIO rebuild %.2f%n", events / seconds / WANTED);
            return found == events ? 0 : 1;
        }
    }
}
