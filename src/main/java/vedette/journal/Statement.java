package vedette.journal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A text of the journal's own that is signed: lines of a name, a space and a value.
///
/// @param what the first line
/// @param values the other lines in their order
record Statement(String what, Map<String, String> values) {
    static final String CHECKPOINT = "vedette checkpoint";
    static final String CLOSING = "vedette closing";
    static final String TOMBSTONE = "vedette tombstone";

    private static final int LONGEST_REASON = 500;

    /// @param records how many records the chain had before, those that were removed since included
    static String checkpoint(String what, long id, byte[] lastLink, Instant time, long records, String key) {
        return what + "\nid " + id + "\nlast-link " + Chain.text(lastLink) + "\ntime " + time + "\nrecords " + records
                + "\nkey " + key + "\n";
    }

    /// What stands for a run of removed records.
    ///
    /// @param from the first id of the run
    /// @param to the last
    /// @param linkBefore the link of the record before
    /// @param linkAfter the link of the run's last record
    record Run(long from, long to, byte[] linkBefore, byte[] linkAfter, long records, String reason) {
        String text(Instant time, String key) {
            return TOMBSTONE + "\nfrom " + from + "\nto " + to + "\nlink-before " + Chain.text(linkBefore)
                    + "\nlink-after " + Chain.text(linkAfter) + "\nrecords " + records + "\ntime " + time + "\nreason "
                    + oneLine(reason) + "\nkey " + key + "\n";
        }

        /// @throws IllegalArgumentException where the text is no tombstone's
        static Run parse(String text) {
            Statement statement = Statement.parse(text);
            Run run = new Run(
                    statement.number("from"),
                    statement.number("to"),
                    Chain.parse(statement.value("link-before")),
                    Chain.parse(statement.value("link-after")),
                    statement.number("records"),
                    statement.value("reason"));
            if (!statement.what().equals(TOMBSTONE) || run.from < 1 || run.to < run.from || run.records < 1) {
                throw new IllegalArgumentException("not a tombstone");
            }
            return run;
        }
    }

    /// @throws IllegalArgumentException where it has no such form
    static Statement parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        String[] lines = text.split("\n", -1);
        for (int i = 1; i < lines.length - 1; i++) {
            int space = lines[i].indexOf(' ');
            if (space < 1 || values.put(lines[i].substring(0, space), lines[i].substring(space + 1)) != null) {
                throw new IllegalArgumentException("not a statement of a journal");
            }
        }
        return new Statement(lines[0], values);
    }

    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a statement without " + name);
        }
        return value;
    }

    long number(String name) {
        return Long.parseLong(value(name));
    }

    private static String oneLine(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
