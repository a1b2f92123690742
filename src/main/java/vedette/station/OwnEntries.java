package vedette.station;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.watchlist.SharedList;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.WatchlistException;
import vedette.watchlist.WatchlistFile;

/// The station's own entries, in memory and on disk. The command line may change the file too: each change begins with
/// what the file holds then. Confined to the watchlist's thread.
final class OwnEntries {
    private final @Nullable WatchlistFile file;
    private List<WatchEntry> entries = List.of();
    private Set<SharedList.Listed> listed = Set.of();
    private String stamp = "";

    /// @param folder where they are kept, or null to forget them at the end
    OwnEntries(@Nullable Path folder, ZoneId zone) {
        file = folder == null ? null : new WatchlistFile(folder, zone);
    }

    /// What reading the file changed.
    record Difference(int added, int gone, int now, String trouble) {
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

    /// Whether the station's own list has the plate of another's entry.
    boolean has(WatchEntry other) {
        return listed.contains(SharedList.Listed.of(other));
    }

    boolean hasChangedOutside() {
        return file != null && !file.stamp().equals(stamp);
    }

    Difference load() throws WatchlistException {
        if (file == null) {
            return new Difference(0, 0, entries.size(), "");
        }
        stamp = file.stamp(); // also of a file that can't be read: it is tried again when it has changed
        return take(file.load());
    }

    private Difference take(WatchlistFile.Kept kept) {
        Set<WatchEntry> before = new HashSet<>(entries);
        Set<WatchEntry> after = new HashSet<>(kept.entries());
        set(kept.entries());
        stamp = kept.stamp();
        int added = 0;
        int gone = 0;
        for (WatchEntry each : after) {
            added += before.contains(each) ? 0 : 1;
        }
        for (WatchEntry each : before) {
            gone += after.contains(each) ? 0 : 1;
        }
        return new Difference(added, gone, entries.size(), kept.trouble());
    }

    private void set(List<WatchEntry> now) {
        entries = now;
        listed = new HashSet<>();
        now.forEach(each -> listed.add(SharedList.Listed.of(each)));
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
        } else {
            WatchlistFile.Kept kept = file.change(change);
            set(kept.entries());
            stamp = kept.stamp();
        }
    }
}
