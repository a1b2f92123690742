package vedette.ui.watchlist;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import vedette.search.Wildcard;
import vedette.watchlist.PlateText;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.Watchlist;

/// Finds the entries that fit what is typed, in the background: the list may be long. The newest question counts.
final class EntrySearch {
    private final Executor background;
    private final Executor thread;
    private int generation;

    /// @param thread where answers are heard
    EntrySearch(Executor background, Executor thread) {
        this.background = background;
        this.thread = thread;
    }

    void find(Watchlist list, String typed, Consumer<List<WatchEntry>> found) {
        int mine = ++generation;
        CompletableFuture.supplyAsync(() -> fitting(list, typed), background)
                .thenAcceptAsync(
                        rows -> {
                            if (mine == generation) {
                                found.accept(rows);
                            }
                        },
                        thread);
    }

    /// Entries whose plate, as typed on the list or as a pattern, is what is searched for; or whose reason, list or
    /// owner has the words. Newest first.
    static List<WatchEntry> fitting(Watchlist list, String typed) {
        String words = typed.strip().toLowerCase(Locale.ROOT);
        if (words.isEmpty()) {
            return list.entries().reversed();
        }
        String plate = PlateText.pattern(typed);
        boolean open = PlateText.isOpen(plate);
        Wildcard wanted = new Wildcard(open ? plate : plate + "*");
        return list.entries().reversed().stream()
                .filter(entry ->
                        (!plate.isEmpty() && fits(entry, wanted, plate, open)) || (!open && says(entry, words)))
                .toList();
    }

    private static boolean fits(WatchEntry entry, Wildcard wanted, String plate, boolean open) {
        return wanted.matches(entry.pattern())
                || (!open && PlateText.isOpen(entry.pattern()) && new Wildcard(entry.pattern()).matches(plate));
    }

    private static boolean says(WatchEntry entry, String words) {
        return entry.reason().toLowerCase(Locale.ROOT).contains(words)
                || entry.list().word().equals(words)
                || entry.owner().toLowerCase(Locale.ROOT).contains(words);
    }
}
