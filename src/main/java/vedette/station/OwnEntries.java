package vedette.station;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.WatchlistException;
import vedette.watchlist.WatchlistFile;

/// The station's own entries, in memory and on disk. The command line may change the file too: each change begins
/// with what the file holds then. While the file is in trouble, what was known last counts on. Confined to the
/// watchlist's thread, except where it says otherwise.
final class OwnEntries {
    /// A file that can't be read is tried again after this.
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    private final @Nullable WatchlistFile file;
    private List<WatchEntry> entries = List.of();
    private Set<WatchEntry.Key> keys = Set.of();
    private String stamp = "";
    private boolean read;
    private long triedNanos;
    private volatile String trouble = "";

    /// @param folder where they are kept, or null to forget them at the end
    OwnEntries(@Nullable Path folder, ZoneId zone) {
        file = folder == null ? null : new WatchlistFile(folder, zone);
        read = file == null;
    }

    /// What reading the file changed.
    record Difference(int added, int gone, int now) {
        String inWords(boolean outside) {
            return outside
                    ? "the watchlist's file was changed outside this window: " + added + " new or changed, " + gone
                            + " gone, " + now + " entries now"
                    : "the watchlist has " + now + " entries";
        }
    }

    List<WatchEntry> entries() {
        return entries;
    }

    /// Whether the file was read and every row of it counts: what is missing from the entries is then on no list.
    boolean isWhole() {
        return read && trouble.isEmpty();
    }

    /// What is wrong with the file, as a sentence; empty where nothing is. From any thread.
    String trouble() {
        return trouble;
    }

    /// Whether the station's own list has the plate of another's entry.
    boolean has(WatchEntry other) {
        return keys.contains(new WatchEntry.Key(other.pattern(), other.list(), ""));
    }

    /// Whether the file is to be read: it has changed, or could not be read for a while.
    boolean isDue(long nanos) {
        return file != null && (!file.stamp().equals(stamp) || (!read && nanos - triedNanos >= AGAIN_AFTER.toNanos()));
    }

    /// Reads the file.
    ///
    /// @throws WatchlistException when it can't be read; the entries are then what they were
    Difference load(long nanos) throws WatchlistException {
        if (file == null) {
            return new Difference(0, 0, entries.size());
        }
        triedNanos = nanos;
        stamp = file.stamp();
        read = false;
        try {
            WatchlistFile.Kept kept = file.load();
            if (kept.stamp().isEmpty() && !entries.isEmpty()) {
                throw new WatchlistException("The watchlist in " + file.path() + " is gone. Its " + entries.size()
                        + " entries still count: put it back, or change an entry, and it is written anew.");
            }
            read = true;
            trouble = kept.trouble();
            return take(kept);
        } catch (WatchlistException e) {
            trouble = String.valueOf(e.getMessage());
            throw e;
        }
    }

    private Difference take(WatchlistFile.Kept kept) {
        Set<WatchEntry> before = new HashSet<>(entries);
        // Which entries the damaged rows were is not known: none is given up for their sake.
        set(kept.trouble().isEmpty() ? kept.entries() : WatchlistFile.with(entries, kept.entries()));
        stamp = kept.stamp();
        Set<WatchEntry> after = new HashSet<>(entries);
        int added = 0;
        int gone = 0;
        for (WatchEntry each : after) {
            added += before.contains(each) ? 0 : 1;
        }
        for (WatchEntry each : before) {
            gone += after.contains(each) ? 0 : 1;
        }
        return new Difference(added, gone, entries.size());
    }

    private void set(List<WatchEntry> now) {
        entries = now;
        keys = now.stream().map(WatchEntry::key).collect(Collectors.toSet());
    }

    void add(List<WatchEntry> more) throws WatchlistException {
        change(before -> WatchlistFile.with(before, more));
    }

    void replace(WatchEntry old, WatchEntry wanted) throws WatchlistException {
        change(before -> {
            List<WatchEntry> after = new ArrayList<>();
            boolean there = false;
            for (WatchEntry each : before) {
                if (each.key().equals(old.key())) {
                    after.add(wanted);
                    there = true;
                } else if (each.key().equals(wanted.key())) {
                    throw new WatchlistException(wanted.plate() + " is on the "
                            + wanted.list().word() + " list already: change that entry.");
                } else {
                    after.add(each);
                }
            }
            if (!there) {
                throw new WatchlistException(old.plate() + " was taken off the list meanwhile.");
            }
            return after;
        });
    }

    void remove(List<WatchEntry> some) throws WatchlistException {
        Set<WatchEntry.Key> gone = new HashSet<>();
        some.forEach(each -> gone.add(each.key()));
        change(before ->
                before.stream().filter(each -> !gone.contains(each.key())).toList());
    }

    private void change(WatchlistFile.Change change) throws WatchlistException {
        if (file == null) {
            set(change.apply(entries));
            return;
        }
        List<WatchEntry> known = entries;
        boolean whole = trouble.isEmpty();
        WatchlistFile.Kept kept = file.change(before -> change.apply(whole ? before : known));
        set(kept.entries());
        stamp = kept.stamp();
        read = true;
        trouble = "";
    }
}
