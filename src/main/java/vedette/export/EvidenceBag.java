package vedette.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.JournalException;
import vedette.journal.JournalRecord;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.Original;

/// [ExportFormat#EVIDENCE]: the records as they are chained, what they name, and the chain around them, beside the
/// tables for people.
final class EvidenceBag implements EntrySink {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceBag.class);

    /// Each record is a file or three, and what folders and people bear is limited.
    static final int MOST_ENTRIES = 100_000;

    private static final int PEM_LINE = 64;
    private static final String NOTHING = Digests.hex(new byte[0]);

    private final ProofSource journal;
    private final ReportFacts facts;
    private final BagFolder bag;
    private final @Nullable Path zip;
    private final OutputStream table;
    private final CsvEntryWriter csv;
    private final HtmlReport html;
    private final OutputStream missing;
    private final ChainText chain;
    private final BagCounts counts = new BagCounts();
    private long firstId;
    private long endId;
    private @Nullable Coverage coverage;
    private @Nullable String digest;

    /// @param folder where the bag is made
    /// @param zip where it is packed, or null
    /// @param rows where rows may lie meanwhile
    EvidenceBag(ProofSource journal, ReportFacts facts, Path folder, @Nullable Path zip, Path rows) throws IOException {
        this.journal = journal;
        this.facts = facts;
        this.zip = zip;
        bag = new BagFolder(folder);
        table = bag.open("events.csv");
        csv = new CsvEntryWriter(table);
        html = HtmlReport.within(bag.open("events.html"), rows, facts);
        missing = bag.open("missing.txt");
        chain = new ChainText(journal, bag);
    }

    static ExportException changed(long id) {
        return new ExportException(
                "Event " + id + " was removed from the log while the export was made. Make the export again.", null);
    }

    private static ExportException foreign(LogEntry entry) {
        String camera = entry.camera();
        return new ExportException(
                "Some of these events were written by another recorder or station into the shared database"
                        + (camera.isEmpty() ? "" : ", the first of camera " + Printable.text(camera, 60))
                        + ", and their proof is in the journal there. Make evidence of them there, and narrow the filter"
                        + " here to what this one wrote; or choose CSV, NDJSON, HTML or PDF.",
                null);
    }

    @Override
    public EntryStream.Depth depth() {
        return EntryStream.Depth.PICTURES;
    }

    @Override
    public void begin(long total, Coverage stated) throws IOException {
        if (total > MOST_ENTRIES) {
            throw new ExportException(
                    String.format(
                            java.util.Locale.ROOT,
                            "Evidence holds at most %,d events, and these are %,d. Narrow the time or the filter, or make "
                                    + "one export for each part of the time.",
                            MOST_ENTRIES,
                            total),
                    null);
        }
        coverage = stated;
        html.begin(total, stated);
    }

    @Override
    public void write(LogEntry found, @Nullable Original original, byte @Nullable [] picture) throws IOException {
        // As the journal counts: that is what its records and its chain can be compared with.
        LogEntry entry = found.withId(journal.own(found.id()).orElseThrow(() -> foreign(found)));
        counts.entries++;
        csv.write(entry, RowSink.payload(original));
        html.write(entry, original, picture);
        if (entry.id() < firstId || entry.id() >= endId) {
            try {
                JournalRecord record = journal.record(entry.id()).orElseThrow(() -> changed(entry.id()));
                firstId = record.id();
                endId = record.id() + record.lines();
                if (!bag.has("records/" + firstId + ".json")) {
                    record(record);
                }
            } catch (JournalException e) {
                throw unproved(entry.id(), e);
            }
        }
    }

    private void record(JournalRecord record) throws IOException {
        if (!Digests.hex(record.header()).equals(record.headerHash())) {
            throw damaged(record.id());
        }
        bag.write("records/" + record.id() + ".json", record.header());
        counts.records++;
        chain.cover(record.id());
        RecordHeader header = RecordHeader.parse(record.id(), record.header());
        if (header.message() != null && content(record.id(), header.message(), "messages/", ".bin")) {
            counts.messages++;
        }
        if (header.picture() != null && content(record.id(), header.picture(), "pictures/", ".jpg")) {
            counts.pictures++;
        }
    }

    private boolean content(long id, String sha256, String folder, String ending) throws IOException {
        String name = folder + sha256 + ending;
        if (bag.has(name)) {
            return false;
        }
        // The journal keeps nothing of an empty message.
        Optional<byte[]> content;
        try {
            content = sha256.equals(NOTHING) ? Optional.of(new byte[0]) : journal.content(id, sha256);
        } catch (JournalException e) {
            LOG.warn("a content of record {} is left out: {}", id, e.getMessage());
            counts.damaged++;
            return missing(id, sha256);
        }
        if (content.isEmpty()) {
            counts.missing++;
            return missing(id, sha256);
        }
        if (!Digests.hex(content.get()).equals(sha256)) {
            throw damaged(id);
        }
        bag.write(name, content.get());
        return true;
    }

    private boolean missing(long id, String sha256) throws IOException {
        missing.write((sha256 + " " + id + "\n").getBytes(StandardCharsets.US_ASCII));
        return false;
    }

    /// Without its record, or the chain around it, an event can't be proved.
    private static ExportException unproved(long id, JournalException e) {
        return new ExportException(
                "The log is damaged at or near event " + id
                        + ", so that this event can't be proved. Narrow the time or "
                        + "the filter so that it is left out, or choose CSV, NDJSON, HTML or PDF. “vedette verify” "
                        + "tells what is wrong.",
                e);
    }

    private static ExportException damaged(long id) {
        return new ExportException(
                "The log is damaged at event " + id + ". Run “vedette verify” on the log to see what is wrong.", null);
    }

    @Override
    public void finish(List<String> lacks) throws IOException {
        if (coverage == null) {
            throw new IllegalStateException("not begun");
        }
        csv.close();
        html.finish(lacks);
        html.close();
        missing.close();
        PublicKey key = journal.publicKey();
        bag.write("station.pub", pem(key));
        bag.write("README.txt", Resource.text("README.txt"));
        bag.write("verify.sh", Resource.text("verify.sh"));
        BagFacts words = new BagFacts(facts, coverage);
        bag.write("coverage.txt", words.coverageText());
        bag.write("gaps.csv", words.gapRows());
        bag.write("manifest.json", words.manifest(counts, chain.unsignedRecords(), Digests.hex(key.getEncoded())));
        digest = bag.close();
        if (zip == null) {
            bag.force();
        } else {
            bag.zip(zip);
        }
    }

    private static String pem(PublicKey key) {
        String lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public @Nullable String digest() {
        return digest;
    }

    @Override
    public void close() throws IOException {
        // Not the writer: it would write on what is abandoned.
        try (OutputStream first = missing;
                HtmlReport second = html) {
            table.close();
        }
    }
}
