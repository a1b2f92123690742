package vedette.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vedette.journal.ChainInterval;
import vedette.journal.JournalException;
import vedette.journal.JournalPosition;
import vedette.journal.JournalRecord;
import vedette.journal.SignedText;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// A chain in memory by the journal's rules, with checkpoints where a test wants them and a key of its own.
final class ChainedLog implements ProofSource {
    final List<StreamedLog.Line> lines = new ArrayList<>();
    final Map<String, byte[]> contents = new HashMap<>();
    private final List<JournalRecord> records = new ArrayList<>();
    final Set<String> damaged = new HashSet<>();
    final Set<Long> damagedRecords = new HashSet<>();
    private final List<ChainInterval> intervals = new ArrayList<>();
    private final KeyPair key;
    private List<ChainInterval.Step> steps = new ArrayList<>();
    private String linkBefore = JournalPosition.START.link();
    private String link = linkBefore;
    private long nextId = 1;

    /// Stands before the ids in a shared database.
    long recorder;

    ChainedLog() {
        try {
            key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Logs a message that became so many entries.
    long add(int entries, String camera, byte[] payload, byte @Nullable [] picture) {
        long id = nextId;
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < entries; i++) {
            LogEntry entry = StreamedLog.entry(id + i, "event " + (id + i))
                    .but()
                    .received(StreamedLog.START)
                    .camera(camera)
                    .confidence(0.875)
                    .build();
            lines.add(StreamedLog.line(entry, payload, picture));
            events.append(i == 0 ? "" : ",").append("{\"system\":\"lightnvr\",\"camera\":");
            events.append(JsonMapper.shared().writeValueAsString(camera));
            events.append(",\"kind\":\"detection\",\"severity\":\"info\",\"summary\":\"event ")
                    .append(id + i);
            events.append("\",\"confidence\":0.875}");
        }
        if (payload.length > 0) {
            contents.put(Digests.hex(payload), payload);
        }
        String shown = "";
        if (picture != null) {
            contents.put(Digests.hex(picture), picture);
            shown = ",\"picture\":{\"sha256\":\"" + Digests.hex(picture) + "\",\"bytes\":" + picture.length + "}";
        }
        chain(
                entries,
                "{\"received\":\"2026-03-01T12:00:00Z\",\"broker\":\"main\",\"message\":{\"topic\":\"lightnvr/detections/door\",\"qos\":1,"
                        + "\"retained\":false,\"properties\":[],\"bytes\":" + payload.length + ",\"sha256\":\""
                        + Digests.hex(payload) + "\"}" + shown + ",\"entries\":[" + events + "]}");
        return id;
    }

    private void chain(int count, String header) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        String before = link;
        String hash = Digests.hex(bytes);
        link = ChainText.link(link, nextId, hash);
        steps.add(new ChainInterval.Kept(nextId, count, hash));
        records.add(
                new JournalRecord(nextId, count, bytes, hash, before, link, new JournalPosition(nextId + count, link)));
        nextId += count;
    }

    /// Records that were removed.
    void tombstone(int ids) {
        long from = nextId;
        String before = link;
        link = Digests.hex(("removed " + from).getBytes(StandardCharsets.UTF_8));
        nextId += ids;
        steps.add(new ChainInterval.Removed(
                from,
                nextId - 1,
                link,
                sign("vedette tombstone\nfrom " + from + "\nto " + (nextId - 1) + "\nlink-before " + before
                        + "\nlink-after " + link + "\nrecords 2\ntime 2026-03-01T12:00:00Z\nreason age\nkey k\n")));
    }

    void checkpoint() {
        SignedText text = sign("vedette checkpoint\nid " + nextId + "\nlast-link " + link
                + "\ntime 2026-03-01T12:00:00Z\nrecords 3\nkey k\n");
        intervals.add(new ChainInterval(linkBefore, steps, new ChainInterval.Checkpoint(nextId, link, text)));
        link = ChainText.link(link, nextId, Digests.hex(text.text().getBytes(StandardCharsets.UTF_8)));
        nextId++;
        linkBefore = link;
        steps = new ArrayList<>();
    }

    private SignedText sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedText(text, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<JournalRecord> record(long id) throws IOException {
        if (damagedRecords.contains(id)) {
            throw new JournalException("What follows record " + (id - 1) + " is damaged.", null);
        }
        return records.stream()
                .filter(record -> record.id() <= id && id < record.id() + record.lines())
                .findFirst();
    }

    @Override
    public Optional<byte[]> content(long id, String sha256) throws IOException {
        if (damaged.contains(sha256)) {
            throw new JournalException("The content " + sha256 + " is damaged.", null);
        }
        return Optional.ofNullable(contents.get(sha256));
    }

    @Override
    public Optional<ChainInterval> interval(long id) {
        List<ChainInterval> all = new ArrayList<>(intervals);
        if (!steps.isEmpty()) {
            all.add(new ChainInterval(linkBefore, steps, null));
        }
        return all.stream()
                .filter(interval -> interval.steps().stream()
                        .anyMatch(step -> step instanceof ChainInterval.Kept kept
                                && kept.id() <= id
                                && id < kept.id() + kept.lines()))
                .findFirst();
    }

    @Override
    public OptionalLong own(long id) {
        return id >>> 40 == recorder >>> 40 ? OptionalLong.of(id - recorder) : OptionalLong.empty();
    }

    @Override
    public PublicKey publicKey() {
        return key.getPublic();
    }

    /// Makes evidence of all of it.
    ExportResult bag(Path path) throws IOException {
        UnfinishedTarget target = new UnfinishedTarget(path);
        Path part = target.part();
        boolean zip = path.toString().endsWith(".zip");
        ReportFacts facts =
                new ReportFacts(StreamedLog.START, "tester", "Vedette", "a log", EventFilter.ALL, ZoneOffset.UTC);
        EvidenceBag sink = zip
                ? new EvidenceBag(this, facts, target.part(), part, target.part())
                : new EvidenceBag(this, facts, part, null, target.part());
        ExportRun run = new ExportRun(target, part, sink, ExportProgress.NONE);
        try {
            run.begin(lines.size(), StreamedLog.of(lines).coverage());
            for (StreamedLog.Line line : lines) {
                run.take(
                        line.entry().withId(recorder + line.entry().id()),
                        new vedette.store.Original("main", line.entry().received(), line.message()),
                        line.picture());
            }
            return run.end();
        } catch (IOException e) {
            run.abandon();
            throw e;
        }
    }

    /// A few records of every sort: with pictures, of several entries, from a camera with a name that is no file's,
    /// around a tombstone, in two closed pieces of the chain and an open one.
    static ChainedLog small() {
        ChainedLog log = new ChainedLog();
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, 1, 2, 3, (byte) 0xff, (byte) 0xd9};
        log.add(1, "door", "{\"n\":1}".getBytes(StandardCharsets.UTF_8), jpeg);
        log.add(3, "../../../etc/passwd\n\"", "{\"n\":\n2,\"sha256\":\"x\"}".getBytes(StandardCharsets.UTF_8), null);
        log.checkpoint();
        log.add(1, "con", new byte[] {0, 1, (byte) 0xff}, jpeg);
        log.add(1, "door", new byte[0], null);
        log.tombstone(4);
        log.add(1, "=1+1", "=1+1".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xff, (byte) 0xd8, 9});
        log.checkpoint();
        log.add(1, "door", "{\"n\":5}".getBytes(StandardCharsets.UTF_8), null);
        return log;
    }
}
