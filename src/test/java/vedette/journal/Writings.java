package vedette.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What tests write to journals, and how they read it back.
final class Writings {
    static final Path DIRECTORY = Path.of("/journal");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    static final StationKey KEY = key();
    private static final Map<String, Boolean> SIGNED = new ConcurrentHashMap<>();

    private Writings() {}

    private static StationKey key() {
        try {
            return StationKey.open(new MemoryDisk(), DIRECTORY, new ArrayList<>());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Journal open(MemoryDisk disk, long segmentBytes) throws IOException {
        return open(disk, segmentBytes, CLOCK);
    }

    /// Opens with the one key of all tests, since making keys takes time.
    static Journal open(MemoryDisk disk, long segmentBytes, Clock clock) throws IOException {
        return open(disk, clock, new Journal.Settings(segmentBytes, KEY, Writings::isSigned));
    }

    /// Opens with a signer that is quick.
    static Journal openQuickly(MemoryDisk disk, long segmentBytes) throws IOException {
        return open(disk, CLOCK, new Journal.Settings(segmentBytes, new QuickSigner(), QuickSigner::isSigned));
    }

    private static Journal open(MemoryDisk disk, Clock clock, Journal.Settings settings) throws IOException {
        if (!disk.exists(DIRECTORY.resolve(SegmentName.PUBLIC_KEY))) {
            disk.put(DIRECTORY.resolve(SegmentName.PUBLIC_KEY), KEY.publicPem());
        }
        return Journal.open(new JournalFiles(disk, DIRECTORY), clock, settings);
    }

    /// As slow as the real one for what was not asked before.
    static boolean isSigned(SignedText signed, PublicKey key) {
        String asked = signed.text() + HexFormat.of().formatHex(signed.signature());
        return SIGNED.computeIfAbsent(asked, text -> StationKey.isSigned(signed, key));
    }

    static JournalReport verify(MemoryDisk disk) throws IOException {
        return verify(disk, Writings::isSigned);
    }

    static JournalReport verify(MemoryDisk disk, SignatureCheck signatures) throws IOException {
        JournalFiles files = new JournalFiles(disk, DIRECTORY);
        return new JournalVerifier(files, KEY.publicKey(), header -> List.of(), signatures, (at, of) -> {}).verify();
    }

    static JournalReader reader(MemoryDisk disk) throws IOException {
        return JournalReader.open(new JournalFiles(disk, DIRECTORY));
    }

    static NewRecord record(String header, byte[]... contents) {
        return new NewRecord(
                1,
                header.getBytes(StandardCharsets.UTF_8),
                Stream.of(contents).map(Content::of).toList());
    }

    /// A record by chance: of some lines, with some contents that come again now and then.
    static NewRecord random(Random chance, int number, int longest) {
        List<Content> contents = new ArrayList<>();
        for (int i = chance.nextInt(3); i > 0; i--) {
            byte[] content = new byte[chance.nextInt(longest)];
            new Random(chance.nextInt(20)).nextBytes(content);
            contents.add(Content.of(content));
        }
        String header = "record " + number + " " + "x".repeat(chance.nextInt(longest));
        return new NewRecord(1 + chance.nextInt(3), header.getBytes(StandardCharsets.UTF_8), contents);
    }

    /// Removes records of which all ids are to go, from all segments that are no longer written.
    ///
    /// @param below nothing at or above this id goes
    /// @return how many bytes were freed
    static long remove(Journal journal, LongPredicate gone, long below, String reason) throws IOException {
        long before = journal.bytes();
        for (IdRange segment : journal.sealed()) {
            journal.remove(
                    segment,
                    record -> record.id() + record.lines() <= below
                            && LongStream.range(record.id(), record.id() + record.lines())
                                    .allMatch(gone),
                    reason);
        }
        return before - journal.bytes();
    }

    /// All headers from a place on.
    static List<String> headers(JournalReader reader, JournalPosition from) throws IOException {
        List<String> headers = new ArrayList<>();
        try (JournalCursor cursor = reader.from(from)) {
            for (JournalRecord each = cursor.next(); each != null; each = cursor.next()) {
                headers.add(new String(each.header(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    static List<String> headers(MemoryDisk disk) throws IOException {
        try (JournalReader reader = reader(disk)) {
            return headers(reader, JournalPosition.START);
        }
    }
}
