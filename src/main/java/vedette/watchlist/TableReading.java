package vedette.watchlist;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;

/// Reads a table of entries: by its heading, or where it has none by what the cells look like.
final class TableReading {
    private static final int SHOWN = 60;
    /// Beyond these a report says nothing that helps.
    private static final int LONGEST_FAULT = 200;

    private final WatchlistTable.Options options;
    private final Watchlist known;
    private final Map<WatchEntry.Key, Integer> lineOf = new HashMap<>();
    private final @Nullable Map<Column, Integer> columns;
    private final int width;
    private final WatchlistTable.@Nullable RowReport refusal;

    TableReading(WatchlistTable.Options options, Watchlist known, List<CsvLines.Row> rows) {
        this.options = options;
        this.known = known;
        List<String> first = rows.isEmpty() ? List.of() : rows.getFirst().cells();
        Map<Column, Integer> named = Column.named(first, place -> hasLists(rows, place));
        columns = named == null || named.containsKey(Column.PLATE) ? named : null;
        width = columns == null ? 0 : first.size();
        refusal = columns != null || rows.isEmpty() || (named == null && !looksLikeHeading(rows))
                ? null
                : new WatchlistTable.RowReport(
                        rows.getFirst().line(),
                        Printable.text(String.join(" ", first), SHOWN),
                        WatchlistTable.Outcome.UNUSABLE,
                        "looks like a heading, but no column is known as that of the plates: call it “plate”",
                        null);
    }

    private static boolean hasLists(List<CsvLines.Row> rows, int place) {
        return rows.stream()
                .skip(1)
                .filter(row -> place < row.cells().size())
                .map(row -> CsvLines.unguarded(row.cells().get(place)))
                .allMatch(cell -> cell.isEmpty() || ListKind.find(cell).isPresent());
    }

    /// Whether the first row is of another kind than all others: several words without a digit, above plates with
    /// some.
    private static boolean looksLikeHeading(List<CsvLines.Row> rows) {
        List<String> first = rows.getFirst().cells();
        return rows.size() > 1
                && first.stream().filter(cell -> !cell.isEmpty()).count() > 1
                && first.stream()
                        .noneMatch(cell -> hasDigit(cell) || ListKind.find(cell).isPresent())
                && rows.stream().skip(1).allMatch(row -> hasDigit(row.cells().getFirst()));
    }

    private static boolean hasDigit(String cell) {
        return cell.codePoints().anyMatch(Character::isDigit);
    }

    boolean hasHeading() {
        return columns != null;
    }

    /// Why nothing of the table can be read: a heading of which guesses would make entries; null where it can.
    WatchlistTable.@Nullable RowReport refusal() {
        return refusal;
    }

    WatchlistTable.RowReport read(CsvLines.Row row) {
        String first = CsvLines.unguarded(row.cells().getFirst());
        try {
            if (!row.fault().isEmpty()) {
                throw new IllegalArgumentException(row.fault());
            }
            if (row.cells().stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0)) {
                throw new IllegalArgumentException("has characters that are unknown in this encoding");
            }
            WatchEntry entry = columns == null ? guessed(row.cells()) : entry(row.cells(), columns);
            return judged(row.line(), entry);
        } catch (IllegalArgumentException e) {
            return new WatchlistTable.RowReport(
                    row.line(),
                    Printable.text(first, SHOWN),
                    WatchlistTable.Outcome.UNUSABLE,
                    Printable.text(String.valueOf(e.getMessage()), LONGEST_FAULT),
                    null);
        }
    }

    private WatchlistTable.RowReport judged(int line, WatchEntry entry) {
        Integer before = lineOf.putIfAbsent(entry.key(), line);
        if (before != null) {
            return report(line, entry, WatchlistTable.Outcome.DOUBLED, "the same plate and list as line " + before);
        }
        WatchEntry there = known.find(entry.key()).orElse(null);
        if (there == null) {
            return report(line, entry, WatchlistTable.Outcome.NEW, "");
        }
        return there.saysTheSame(entry)
                ? report(line, entry, WatchlistTable.Outcome.KNOWN, "is on the list already")
                : report(
                        line,
                        entry,
                        WatchlistTable.Outcome.CHANGED,
                        "takes the place of: " + there.inWords(options.zone()));
    }

    private static WatchlistTable.RowReport report(
            int line, WatchEntry entry, WatchlistTable.Outcome outcome, String text) {
        return new WatchlistTable.RowReport(line, entry.plate(), outcome, text, entry);
    }

    private WatchEntry entry(List<String> cells, Map<Column, Integer> places) {
        for (int i = width; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                throw new IllegalArgumentException(
                        "has " + cells.size() + " cells, and the heading " + width + ": is a separator too much?");
            }
        }
        String list = cell(cells, places, Column.LIST);
        Validity validity = ValidityText.parse(
                cell(cells, places, Column.FROM),
                cell(cells, places, Column.UNTIL),
                cell(cells, places, Column.DAYS),
                cell(cells, places, Column.HOURS),
                options.zone());
        String added = options.own() ? cell(cells, places, Column.ADDED) : "";
        Instant when = added.isEmpty() ? null : ValidityText.moment(added, options.zone(), false);
        return WatchEntry.of(
                cell(cells, places, Column.PLATE),
                list.isEmpty() ? options.list() : list(list),
                cell(cells, places, Column.REASON),
                validity,
                source(cell(cells, places, Column.SOURCE)),
                options.own() ? cell(cells, places, Column.OWNER) : options.owner(),
                when == null ? options.now() : when);
    }

    private WatchEntry.Source source(String word) {
        return options.own() && word.equals(WatchEntry.Source.OPERATOR.word())
                ? WatchEntry.Source.OPERATOR
                : WatchEntry.Source.IMPORT;
    }

    private static ListKind list(String word) {
        return ListKind.find(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "“" + Printable.text(word, SHOWN) + "” is no list: block, watch or allow"));
    }

    private static String cell(List<String> cells, Map<Column, Integer> places, Column column) {
        Integer place = places.get(column);
        return place == null || place >= cells.size() ? "" : CsvLines.unguarded(cells.get(place));
    }

    /// Without a heading the plate comes first; a list's name, and a date as the end, are known where they stand.
    private WatchEntry guessed(List<String> cells) {
        ListKind list = null;
        Validity validity = null;
        StringBuilder reason = new StringBuilder();
        for (String raw : cells.subList(1, cells.size())) {
            String cell = CsvLines.unguarded(raw);
            ListKind named = ListKind.find(cell).orElse(null);
            if (named != null && list == null) {
                list = named;
            } else if (cell.matches("\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.*")) {
                if (validity != null) {
                    throw new IllegalArgumentException(
                            "has several dates: say in a first row which is what, such as plate, from, until");
                }
                validity = Validity.until(ValidityText.moment(cell, options.zone(), true));
            } else if (!cell.isEmpty()) {
                reason.append(reason.isEmpty() ? "" : ", ").append(cell);
            }
        }
        return WatchEntry.of(
                CsvLines.unguarded(cells.getFirst()),
                list == null ? options.list() : list,
                reason.toString(),
                validity == null ? Validity.ALWAYS : validity,
                WatchEntry.Source.IMPORT,
                options.owner(),
                options.now());
    }
}
