package vedette.ui.watchlist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;
import vedette.settings.WholeFile;
import vedette.station.WatchRoom;
import vedette.ui.Navigator;
import vedette.ui.Words;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.WatchlistTable;

/// What the operator does to the list, each with a word on what came of it; the last removal can be undone. On the FX
/// thread.
final class EntryEdits {
    private final WatchRoom room;
    private final Navigator navigator;
    private final Executor background;
    private final AskSheet asking;
    private List<WatchEntry> removed = List.of();

    EntryEdits(WatchRoom room, Navigator navigator, Executor background, AskSheet asking) {
        this.room = room;
        this.navigator = navigator;
        this.background = background;
        this.asking = asking;
    }

    /// @param before what is changed, or null for a new one
    void save(@Nullable WatchEntry before, WatchEntry entry) {
        whenDone(
                before == null ? room.add(List.of(entry), null) : room.replace(before, entry),
                entry.plate() + " is on the " + entry.list().word() + " list.");
    }

    void take(ImportSheet.Taken taken) {
        whenDone(
                room.add(taken.entries(), taken.what()),
                Printable.counted(taken.entries().size(), "entry", "entries") + " imported.");
    }

    void askToRemove(List<WatchEntry> selected) {
        List<WatchEntry> own = selected.stream().filter(WatchEntry::isOwn).toList();
        if (own.isEmpty()) {
            navigator.tell(
                    selected.isEmpty() ? "Choose an entry first." : "What a broker holds is removed there, not here.");
            return;
        }
        String what = own.size() == 1 ? own.getFirst().inWords(room.zone()) : Words.count(own.size()) + " entries";
        asking.ask("Remove " + what + "? Ctrl+Z brings it back.", () -> {
            removed = own;
            whenDone(room.remove(own), what + " removed. Ctrl+Z brings it back.");
        });
    }

    void undo() {
        if (removed.isEmpty()) {
            navigator.tell("There is nothing to bring back.");
            return;
        }
        List<WatchEntry> back = removed;
        removed = List.of();
        whenDone(
                room.add(back, back.size() == 1 ? null : back.size() + " removed entries put back on the watchlist"),
                back.size() == 1 ? back.getFirst().plate() + " is back." : Words.count(back.size()) + " are back.");
    }

    private void whenDone(CompletableFuture<Void> change, String sentence) {
        change.whenComplete((done, failure) -> {
            if (failure == null) {
                Platform.runLater(() -> navigator.tell(sentence));
            } else {
                tell(failure);
            }
        });
    }

    /// Says why something was not done; from any thread.
    void tell(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Platform.runLater(() -> navigator.tell(String.valueOf(cause.getMessage())));
    }

    /// Writes entries into a table.
    void export(Path file, List<WatchEntry> entries) {
        List<WatchEntry> shown = List.copyOf(entries);
        background.execute(() -> {
            String sentence;
            try {
                WholeFile.write(file, WatchlistTable.write(shown));
                sentence = Words.count(shown.size()) + " entries written to " + file.getFileName() + ".";
            } catch (IOException e) {
                sentence = "The table can't be written: " + e.getMessage();
            }
            String told = sentence;
            Platform.runLater(() -> navigator.tell(told));
        });
    }
}
