package vedette.watchlist;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entries as a table of text (CSV), as spreadsheets read and write it.
public final class WatchlistTable {
    /// Larger files are no lists of plates: 64 MB.
    public static final int LARGEST = 64 << 20;

    private WatchlistTable() {}

    /// How a table is read.
    ///
    /// @param encoding or null to find it out
    /// @param separator or null to find it out
    /// @param list where a row names none
    /// @param owner whose entries they become
    /// @param now when they are added
    /// @param zone of dates and times
    /// @param own whether it is the station's own file, whose owners and times are believed
    public record Options(
            TableText.@Nullable Encoding encoding,
            @Nullable Character separator,
            ListKind list,
            String owner,
            Instant now,
            ZoneId zone,
            boolean own) {
        /// Of a table from elsewhere, about which nothing is known.
        public static Options of(ListKind list, String owner, Instant now, ZoneId zone) {
            return new Options(null, null, list, owner, now, zone, false);
        }

        public Options in(TableText.@Nullable Encoding chosen, @Nullable Character parted) {
            return new Options(chosen, parted, list, owner, now, zone, own);
        }

        public Options onto(ListKind other) {
            return new Options(encoding, separator, other, owner, now, zone, own);
        }
    }

    /// What becomes of a row.
    public enum Outcome {
        NEW,
        /// Takes the place of an entry of the same plate and list.
        CHANGED,
        /// Says what the list says already.
        KNOWN,
        /// Its plate and list stand in an earlier row.
        DOUBLED,
        UNUSABLE;

        public boolean isGood() {
            return this != DOUBLED && this != UNUSABLE;
        }
    }

    /// One row.
    ///
    /// @param line where it begins in the file, from 1
    /// @param plate as it stands there, or what stands in its place
    /// @param text why, in the operator's words; empty where there is nothing to say
    /// @param entry what it means, or null where it means nothing
    public record RowReport(
            int line,
            String plate,
            Outcome outcome,
            String text,
            @Nullable WatchEntry entry) {}

    /// All rows of a table.
    ///
    /// @param heading whether the first row names the columns
    public record Report(TableText.Encoding encoding, char separator, boolean heading, List<RowReport> rows) {
        public Report {
            rows = List.copyOf(rows);
        }

        /// The entries that the good rows bring, those that are known already left out.
        public List<WatchEntry> entries() {
            return rows.stream()
                    .filter(row -> row.outcome() == Outcome.NEW || row.outcome() == Outcome.CHANGED)
                    .flatMap(row -> Stream.ofNullable(row.entry()))
                    .toList();
        }

        /// The rows that can't be taken as they are.
        public List<RowReport> bad() {
            return rows.stream().filter(row -> !row.outcome().isGood()).toList();
        }

        /// `120 new, 3 changed, 7 known, 2 doubled, 1 unusable`.
        public String inWords() {
            Map<Outcome, Long> counts = rows.stream()
                    .collect(Collectors.groupingBy(
                            RowReport::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
            StringJoiner words = new StringJoiner(", ");
            counts.forEach((outcome, count) -> words.add(
                    String.format(Locale.ROOT, "%,d %s", count, outcome.name().toLowerCase(Locale.ROOT))));
            return counts.isEmpty() ? "no rows" : words.toString();
        }

        /// How it was read: `UTF-8, parted by ;, with a heading`.
        public String form() {
            String parted = separator == '\t' ? "tabs" : String.valueOf(separator);
            return encoding + ", parted by " + parted + (heading ? ", with a heading" : ", without a heading");
        }
    }

    /// Reads a table, and says of each row what becomes of it. Changes nothing.
    ///
    /// @param known what is on the list already
    public static Report read(byte[] bytes, Options options, Watchlist known) {
        TableText table = TableText.of(bytes, options.encoding());
        Character chosen = options.separator();
        char separator = chosen == null ? CsvLines.separator(table.text()) : chosen;
        List<CsvLines.Row> rows = CsvLines.rows(table.text(), separator);
        TableReading reading = new TableReading(options, known, rows);
        RowReport refusal = reading.refusal();
        if (refusal != null) {
            return new Report(table.encoding(), separator, false, List.of(refusal));
        }
        List<RowReport> reports = new ArrayList<>(rows.size());
        for (CsvLines.Row row : reading.hasHeading() ? rows.subList(1, rows.size()) : rows) {
            reports.add(reading.read(row));
        }
        return new Report(table.encoding(), separator, reading.hasHeading(), reports);
    }

    /// Writes entries as a table with a heading, parted by commas, lines ended by CR LF.
    public static String write(Collection<WatchEntry> entries) {
        StringBuilder text = new StringBuilder(64 * (entries.size() + 1));
        StringJoiner heading = new StringJoiner(",");
        for (Column each : Column.values()) {
            heading.add(each.heading());
        }
        text.append(heading).append("\r\n");
        for (WatchEntry entry : entries) {
            Validity validity = entry.validity();
            text.append(CsvLines.cell(entry.plate())).append(',');
            text.append(entry.list().word()).append(',');
            text.append(CsvLines.cell(entry.reason())).append(',');
            text.append(moment(validity.from())).append(',');
            text.append(moment(validity.until())).append(',');
            text.append(validity.daysInWords()).append(',');
            text.append(validity.hours()).append(',');
            text.append(moment(entry.added())).append(',');
            text.append(entry.source().word()).append(',');
            text.append(CsvLines.cell(entry.owner())).append("\r\n");
        }
        return text.toString();
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
