package vedette.station;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vedette.message.OriginalMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.watchlist.ChangeNotes;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.WatchlistTable;

/// Writes changes of the list into the log: who did what, and with what is too much for a line the table of it.
/// Also what the command line has done. Confined to the watchlist's thread.
final class ListAudit {
    /// Stands in the log where messages have their topic.
    static final String WAY = "watchlist change";

    private static final int TOLD_ONE_BY_ONE = 20;
    /// So many rows are one entry's; with more there are several entries.
    private static final int ROWS = 5_000;

    private final NewsDesk desk;
    private final Clock clock;
    private final String operator;
    private final @Nullable ChangeNotes notes;
    private final Set<Path> begun = new HashSet<>();
    private final Set<Path> written = ConcurrentHashMap.newKeySet();

    /// @param folder where the list is kept, or null where it is not
    ListAudit(NewsDesk desk, Clock clock, String operator, @Nullable Path folder) {
        this.desk = desk;
        this.clock = clock;
        this.operator = operator;
        notes = folder == null ? null : new ChangeNotes(folder);
    }

    /// Each entry in words, or where they are many the table of them.
    ///
    /// @param what was done with them, such as `on the watchlist: `
    void each(String what, List<WatchEntry> entries, ZoneId zone) {
        if (entries.size() <= TOLD_ONE_BY_ONE) {
            entries.forEach(each -> desk.note(entry(operator, what + each.inWords(zone))));
        } else {
            together(
                    what + entries.size() + " entries, from "
                            + entries.getFirst().plate() + " to "
                            + entries.getLast().plate(),
                    entries);
        }
    }

    /// One change of several entries, with the table of them.
    void together(String what, List<WatchEntry> entries) {
        attach(entry(operator, what), WatchlistTable.write(entries));
    }

    private LogEntry entry(String who, String what) {
        return StationLog.own(clock.instant(), "", "", EventKind.AUDIT, what)
                .key(who.isEmpty() ? null : who)
                .build();
    }

    private void attach(LogEntry entry, String table) {
        List<String> rows = table.lines().toList();
        int parts = Math.max(1, (rows.size() - 1 + ROWS - 1) / ROWS);
        for (int i = 0; i < parts; i++) {
            StringJoiner part = new StringJoiner("\r\n", "", "\r\n");
            rows.stream().limit(1).forEach(part::add);
            rows.stream().skip(1L + (long) i * ROWS).limit(ROWS).forEach(part::add);
            String which = parts == 1 ? "" : " (part " + (i + 1) + " of " + parts + ")";
            desk.note(StationLog.record(
                    List.of(entry.but()
                            .topic(WAY)
                            .summary(entry.summary() + which)
                            .build()),
                    new OriginalMessage(
                            WAY, 0, false, List.of(), part.toString().getBytes(StandardCharsets.UTF_8)),
                    null,
                    List.of()));
        }
    }

    /// Writes what the command line has left notes of. A note goes once it is written; one that is there after a
    /// crash is written again.
    void look() {
        if (notes == null) {
            return;
        }
        for (ChangeNotes.Note note : notes.left()) {
            if (written.remove(note.file())) {
                ChangeNotes.remove(note.file());
                begun.remove(note.file());
            } else if (begun.add(note.file())) {
                attach(
                        entry(note.who(), "on the command line: " + note.what())
                                .but()
                                .claimed(note.when())
                                .build(),
                        note.table());
                desk.then(() -> written.add(note.file()));
            }
        }
    }
}
