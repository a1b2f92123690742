package vedette.watchlist;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.settings.WholeFile;

/// The station's own entries on disk: `watchlist.csv` in the folder of the watchlists, one row for each. Written so
/// that
/// either the old or the new one is whole, whatever happens, and only by one program at a time: the station and the
/// command line may both change it. Blocks: not for the FX thread.
public final class WatchlistFile {
    /// Within one program the file's lock does not hold.
    private static final ReentrantLock OURS = new ReentrantLock();

    private final Path folder;
    private final Path file;
    private final ZoneId zone;

    public WatchlistFile(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
        file = folder.resolve("watchlist.csv");
    }

    /// What the file holds.
    ///
    /// @param entries those that can be used
    /// @param stamp tells this state of the file from others
    /// @param trouble what is wrong with it, as a sentence; empty where nothing is
    public record Kept(List<WatchEntry> entries, String stamp, String trouble) {
        public Kept {
            entries = List.copyOf(entries);
        }
    }

    /// A change of the entries.
    @FunctionalInterface
    public interface Change {
        /// @param before what the file holds now
        /// @return what it is to hold
        /// @throws WatchlistException when it is not to be made; says why
        List<WatchEntry> apply(List<WatchEntry> before) throws WatchlistException;
    }

    public Path path() {
        return file;
    }

    /// Tells one state of the file from another without reading it; empty where there is none.
    public String stamp() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            return changed.toInstant() + " " + Files.size(file);
        } catch (IOException e) {
            return "";
        }
    }

    /// Reads it. Rows that can't be used do not spoil the others: these count, and the file as it was is kept aside
    /// under another name.
    ///
    /// @throws WatchlistException when the file is there and can't be read as a list
    public Kept load() throws WatchlistException {
        OURS.lock();
        try {
            return read();
        } finally {
            OURS.unlock();
        }
    }

    private Kept read() throws WatchlistException {
        String stamp = stamp();
        // What is neither there nor surely absent can't be read: a folder without permission, a disk that is gone.
        if (Files.notExists(file)) {
            return new Kept(List.of(), stamp, "");
        }
        byte[] bytes;
        try {
            if (Files.size(file) > 2L * WatchlistTable.LARGEST) {
                throw new WatchlistException("The watchlist in " + file + " is too large to be one.");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WatchlistException("The watchlist in " + file + " can't be read: " + e.getMessage(), e);
        }
        WatchlistTable.Options options = new WatchlistTable.Options(
                TableText.Encoding.UTF_8, ',', ListKind.BLOCK, "", Instant.now(), zone, true);
        WatchlistTable.Report report = WatchlistTable.read(bytes, options, Watchlist.EMPTY);
        List<WatchlistTable.RowReport> bad = new ArrayList<>(report.bad());
        if (!report.heading() && !report.rows().isEmpty()) {
            throw new WatchlistException(
                    "The watchlist in " + file + " has lost its heading and can't be read. Mend it, or "
                            + "move it away; a copy is kept as " + aside().getFileName() + ".");
        }
        return new Kept(
                report.entries(),
                stamp,
                bad.isEmpty() ? "" : damaged(bad, report.entries().size()));
    }

    private String damaged(List<WatchlistTable.RowReport> bad, int good) throws WatchlistException {
        return bad.size() + " rows of the watchlist in " + file + " can't be used (first line "
                + bad.getFirst().line() + ": " + bad.getFirst().text() + "); the other " + good
                + " count. The file as it was is kept as " + aside().getFileName() + ".";
    }

    /// Keeps the file as it is under another name, unless the same is kept already.
    private Path aside() throws WatchlistException {
        try {
            for (int i = 1; ; i++) {
                Path aside = folder.resolve("watchlist-damaged-" + i + ".csv");
                if (!Files.exists(aside)) {
                    return Files.copy(file, aside, StandardCopyOption.COPY_ATTRIBUTES);
                }
                if (Files.mismatch(file, aside) < 0) {
                    return aside;
                }
            }
        } catch (IOException e) {
            throw new WatchlistException(
                    "The watchlist in " + file + " is damaged, and can't be kept aside: " + e.getMessage()
                            + ". It is left as it is.",
                    e);
        }
    }

    /// Changes it: reads what it holds now, and writes what comes of it.
    ///
    /// @throws WatchlistException when the change is not made; the file is then what it was
    public Kept change(Change change) throws WatchlistException {
        OURS.lock();
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock ignored = channel.lock()) {
                Kept before = read();
                List<WatchEntry> after = change.apply(before.entries());
                Watchlist.of(after);
                WholeFile.write(file, WatchlistTable.write(after));
                return new Kept(after, stamp(), before.trouble());
            }
        } catch (IOException e) {
            throw new WatchlistException("The watchlist can't be written to " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new WatchlistException(String.valueOf(e.getMessage()), e);
        } finally {
            OURS.unlock();
        }
    }

    /// Entries with others taken in: one of the same plate and list takes the place of the one that was there.
    public static List<WatchEntry> with(List<WatchEntry> before, List<WatchEntry> more) {
        return Watchlist.of(Stream.concat(before.stream(), more.stream()).toList())
                .entries();
    }

    /// The entry of this key, or null.
    public static @Nullable WatchEntry find(List<WatchEntry> entries, WatchEntry.Key key) {
        return entries.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
