package vedette.watchlist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.settings.WholeFile;

/// How often entries were hit, and where last: `hits.csv` beside the list. Kept for the table's sake; the log has each
/// hit. Thread-safe, and nobody waits for the disk.
public final class HitTallies {
    private static final Logger LOG = LoggerFactory.getLogger(HitTallies.class);
    private static final int MOST = 100_000;

    private final @Nullable Path file;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final AtomicBoolean dirty = new AtomicBoolean();

    /// @param times how often it was a hit
    /// @param last when it was the last time
    /// @param where the camera's name as shown then
    public record Seen(long times, Instant last, String where) {}

    /// @param folder where it is kept, or null to forget it at the end
    public HitTallies(@Nullable Path folder) {
        file = folder == null ? null : folder.resolve("hits.csv");
        if (file != null && Files.exists(file)) {
            load(file);
        }
    }

    private void load(Path from) {
        try {
            for (CsvLines.Row row : CsvLines.rows(Files.readString(from), ',')) {
                List<String> cells = row.cells();
                if (cells.size() == 5 && !cells.getFirst().equals("plate")) {
                    seen.put(
                            cells.get(0) + " " + cells.get(1),
                            new Seen(
                                    Long.parseLong(cells.get(2)),
                                    Instant.parse(cells.get(3)),
                                    CsvLines.unguarded(cells.get(4))));
                }
            }
        } catch (IOException | DateTimeException | NumberFormatException e) {
            LOG.warn("How often entries were hit can't be read from {}: {}", from, e.getMessage());
        }
    }

    /// What is known of an entry, or null where it was never hit.
    public @Nullable Seen of(WatchEntry entry) {
        return seen.get(name(entry));
    }

    public void count(WatchEntry entry, Instant when, String where) {
        seen.compute(name(entry), (name, before) -> new Seen(before == null ? 1 : before.times + 1, when, where));
        if (seen.size() > MOST) {
            seen.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparing(Seen::last)))
                    .ifPresent(oldest -> seen.remove(oldest.getKey(), oldest.getValue()));
        }
        dirty.set(true);
    }

    private static String name(WatchEntry entry) {
        return entry.pattern() + " " + entry.list().word();
    }

    /// Writes what has changed. Blocks: not for the FX thread.
    public synchronized void save() {
        if (file == null || !dirty.getAndSet(false)) {
            return;
        }
        StringBuilder text = new StringBuilder("plate,list,times,last,where\r\n");
        seen.forEach((name, each) -> text.append(name.replace(' ', ','))
                .append(',')
                .append(each.times)
                .append(',')
                .append(each.last)
                .append(',')
                .append(CsvLines.cell(each.where))
                .append("\r\n"));
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WholeFile.write(file, text.toString());
        } catch (IOException e) {
            dirty.set(true);
            LOG.warn("How often entries were hit can't be written to {}: {}", file, e.getMessage());
        }
    }
}
