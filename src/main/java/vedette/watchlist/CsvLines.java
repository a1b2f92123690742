package vedette.watchlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The rows of a table as text. Read line by line: a quotation mark that nobody closed spoils its own row, not all that
/// follow.
final class CsvLines {
    /// Separators in the order in which they win where several would do.
    static final List<Character> SEPARATORS = List.of(';', '\t', ',', '|');

    /// A cell in quotation marks may go over so many lines.
    private static final int LONGEST_CELL_LINES = 10;

    private static final int LOOKED_AT = 50;
    private static final Set<Character> FORMULA = Set.of('=', '+', '-', '@', '\t', '\r', '\n');

    private CsvLines() {}

    /// A row.
    ///
    /// @param line where it begins, from 1
    /// @param cells stripped of blanks
    /// @param fault why it can't be used, empty where it can
    record Row(int line, List<String> cells, String fault) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /// The separator that parts most lines in the same way.
    static char separator(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
        char best = ',';
        int most = 0;
        for (char each : SEPARATORS) {
            int[] counts = lines.stream()
                    .mapToInt(line -> split(line, each).cells.size() - 1)
                    .toArray();
            int usual = counts.length == 0 ? 0 : counts[0];
            int alike = 0;
            for (int count : counts) {
                alike += count > 0 ? (count == usual ? 3 : 1) : 0;
            }
            if (alike > most) {
                most = alike;
                best = each;
            }
        }
        return best;
    }

    static List<Row> rows(String text, char separator) {
        List<String> lines = text.lines().toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            int taken = 1;
            Split split = split(lines.get(i), separator);
            if (split.open) {
                StringBuilder longer = new StringBuilder(lines.get(i));
                for (int more = 1; more < LONGEST_CELL_LINES && i + more < lines.size(); more++) {
                    Split next = split(
                            longer.append('\n').append(lines.get(i + more)).toString(), separator);
                    if (!next.open && !next.stray) {
                        split = next;
                        taken = more + 1;
                        break;
                    }
                }
            }
            Row row = new Row(i + 1, split.cells, split.fault());
            if (!row.isBlank() || split.open) {
                rows.add(row);
            }
            i += taken;
        }
        return rows;
    }

    /// @param open whether a quotation mark is not closed
    /// @param stray whether something stands behind a closed one
    private record Split(List<String> cells, boolean open, boolean stray) {
        String fault() {
            return open
                    ? "a quotation mark is not closed"
                    : stray ? "something stands behind a closing quotation mark" : "";
        }
    }

    private static Split split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean closed = false;
        boolean stray = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (quoted) {
                if (each != '"') {
                    cell.append(each);
                } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(each);
                    i++;
                } else {
                    quoted = false;
                    closed = true;
                }
            } else if (each == separator) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                closed = false;
            } else if (each == '"' && !closed && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else {
                stray |= closed && !Character.isWhitespace(each);
                cell.append(each);
            }
        }
        cells.add(cell.toString().strip());
        return new Split(cells, quoted, stray);
    }

    /// A cell as it is written: in quotation marks where it needs them, and with an apostrophe where a spreadsheet
    /// would
    /// take it for a formula. What stands on a list may come from anyone who reaches the broker.
    static String cell(String text) {
        String guarded = !text.isEmpty() && FORMULA.contains(text.charAt(0)) ? "'" + text : text;
        boolean plain = guarded.equals(guarded.strip())
                && guarded.chars().noneMatch(each -> each == '"' || each == '\n' || each == '\r')
                && SEPARATORS.stream().noneMatch(each -> guarded.indexOf(each) >= 0);
        return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }

    /// A cell as it was meant: without the apostrophe of [#cell].
    static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.contains(cell.charAt(1))
                ? cell.substring(1)
                : cell;
    }
}
