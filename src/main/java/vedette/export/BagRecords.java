package vedette.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares the records of a bag with the chain, with the contents that they name, and with the table for people.
final class BagRecords {
    private static final int LONGEST_RECORD = 16 << 20;
    private static final int LONGEST_MESSAGE = 16 << 20;
    private static final Pattern MISSING = Pattern.compile("([0-9a-f]{64}) ([1-9][0-9]{0,17})");

    /// The last id of each record, and the message it came in.
    private record Kept(long last, @Nullable String message) {}

    private final BagSource bag;
    private final BagChain chain;
    private final TreeMap<Long, Kept> records = new TreeMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private long unsigned;

    BagRecords(BagSource bag, BagChain chain) {
        this.bag = bag;
        this.chain = chain;
    }

    long count() {
        return records.size();
    }

    long contents() {
        return used.size();
    }

    long unsigned() {
        return unsigned;
    }

    long gone() {
        return gone.size();
    }

    void check() throws IOException, BagFaultException {
        readMissing();
        for (String name : bag.names()) {
            Matcher record = BagNames.RECORD.matcher(name);
            if (record.matches()) {
                check(name, Long.parseLong(record.group(1)));
            }
        }
        for (String name : bag.names()) {
            boolean content = BagNames.MESSAGE.matcher(name).matches()
                    || BagNames.PICTURE.matcher(name).matches();
            if (content && !used.contains(name)) {
                throw new BagFaultException(name, "no record names it");
            }
        }
        try {
            rows();
        } catch (CsvParseException | UncheckedIOException e) {
            throw new BagFaultException("events.csv", "it can't be read: " + e.getMessage());
        }
    }

    private void readMissing() throws IOException, BagFaultException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(bag.open("missing.txt"), StandardCharsets.ISO_8859_1))) {
            for (String line = ShortLines.next(lines); line != null; line = ShortLines.next(lines)) {
                Matcher parts = MISSING.matcher(line);
                if (!parts.matches()) {
                    throw new BagFaultException("missing.txt", "a line is wrong: " + BagManifest.shown(line));
                }
                gone.add(parts.group(1));
            }
        }
    }

    private void check(String name, long id) throws IOException, BagFaultException {
        byte[] header = BagChain.bytes(bag, name, LONGEST_RECORD);
        BagChain.Link link = chain.links().get(id);
        if (link == null || !link.headerHash().equals(Digests.hex(header))) {
            throw new BagFaultException(name, "it is not the one that the chain has");
        }
        RecordHeader parsed;
        try {
            parsed = RecordHeader.parse(id, header);
        } catch (ExportException e) {
            throw new BagFaultException(name, "it can't be read");
        }
        if (parsed.entries() != link.lines()) {
            throw new BagFaultException(name, "it has not as many events as the chain says");
        }
        content(name, parsed.message(), "messages/", ".bin");
        content(name, parsed.picture(), "pictures/", ".jpg");
        unsigned += link.signed() ? 0 : 1;
        records.put(id, new Kept(id + link.lines() - 1, parsed.message()));
    }

    private void content(String record, @Nullable String sha256, String folder, String ending)
            throws BagFaultException {
        if (sha256 == null) {
            return;
        }
        String name = folder + sha256 + ending;
        if (bag.names().contains(name)) {
            used.add(name);
        } else if (!gone.contains(sha256)) {
            throw new BagFaultException(name, "it is missing; " + record + " names it");
        }
    }

    private void rows() throws IOException, BagFaultException {
        Set<Long> bare = new TreeSet<>(records.keySet());
        Set<Long> seen = new HashSet<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(bag.open("events.csv"), StandardCharsets.UTF_8))) {
            boolean first = true;
            for (CsvRecord row : rows) {
                if (first) {
                    if (!row.getFields().equals(EntryWriter.FIELDS)) {
                        throw new BagFaultException("events.csv", "its first line is wrong");
                    }
                    first = false;
                } else {
                    bare.remove(row(row, seen));
                }
            }
        }
        if (!bare.isEmpty()) {
            throw new BagFaultException("events.csv", "it lacks the record " + bare.iterator().next());
        }
    }

    /// @return the record that a row belongs to
    private long row(CsvRecord row, Set<Long> seen) throws IOException, BagFaultException {
        if (row.getFieldCount() != EntryWriter.FIELDS.size()
                || !row.getField(0).matches("[1-9][0-9]{0,17}")) {
            throw new BagFaultException("events.csv", "a row is wrong: " + BagManifest.shown(row.toString()));
        }
        long id = Long.parseLong(row.getField(0));
        var record = records.floorEntry(id);
        if (record == null || id > record.getValue().last || !seen.add(id)) {
            throw new BagFaultException("events.csv", "the row " + id + " belongs to no record, or stands twice");
        }
        String message = record.getValue().message;
        String payload = row.getField(EntryWriter.FIELDS.size() - 1);
        if (message != null && used.contains("messages/" + message + ".bin")) {
            byte[] bytes = BagChain.bytes(bag, "messages/" + message + ".bin", LONGEST_MESSAGE);
            if (!payload.equals(CsvEntryWriter.payload(bytes))) {
                throw new BagFaultException("events.csv", "the row " + id + " has not the message of its record");
            }
        }
        return record.getKey();
    }
}
