package vedette.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Segments that are no longer written, and were damaged since: all records but those that were hit can be read.
class SkipDamageTest {
    private static final long SEGMENT = 12_000;

    private final MemoryDisk disk = new MemoryDisk();
    private final List<String> headers = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();
    private final List<NewRecord> records = new ArrayList<>();
    private Path victim = Path.of("");
    private long firstId;
    /// Where each record of the victim ends, checkpoints left out.
    private final List<Integer> ends = new ArrayList<>();
    /// Where the frames of those records begin.
    private final List<Integer> begins = new ArrayList<>();
    /// Which record the first of the victim is.
    private int before;

    private byte[] write() throws IOException {
        Random chance = new Random(8);
        try (Journal journal = Writings.open(disk, SEGMENT)) {
            for (int i = 0; i < 60; i++) {
                NewRecord record = Writings.random(chance, i, 900);
                records.add(record);
                headers.add(new String(record.header(), StandardCharsets.UTF_8));
                ids.add(journal.append(record));
                journal.force();
            }
        }
        List<Long> segments = new JournalFiles(disk, Writings.DIRECTORY).segments();
        assertThat(segments).hasSizeGreaterThan(3);
        firstId = segments.get(1);
        victim = SegmentName.segment(Writings.DIRECTORY, firstId);
        byte[] bytes = disk.content(victim);
        FrameReader reader = new FrameReader(disk.open(victim, Disk.Mode.READ), SegmentHeader.BYTES, bytes.length);
        while (reader.step() == FrameReader.Step.FRAME) {
            if (reader.frame().type() == FrameType.RECORD) {
                begins.add((int) reader.frame().offset());
                ends.add((int) reader.frame().end());
            }
        }
        before = ids.indexOf(firstId);
        return bytes;
    }

    private MemoryDisk with(byte[] damaged) {
        MemoryDisk copy = disk.copy();
        copy.put(victim, damaged);
        copy.names().remove(SegmentName.index(victim));
        return copy;
    }

    /// What was read and what was not.
    ///
    /// @param contents how many contents could not be read
    private record Read(List<String> headers, long skipped, int holes, int contents) {}

    /// Reads all that is whole, and each time from the place that the cursor told.
    private Read readOn(JournalReader reader) throws IOException {
        List<String> found = new ArrayList<>();
        long skipped = 0;
        int holes = 0;
        int lost = 0;
        JournalCursor cursor = reader.from(JournalPosition.START);
        while (true) {
            JournalRecord record;
            try {
                record = cursor.next();
            } catch (JournalException e) {
                holes++;
                assertThat(e).hasMessageContaining("vedette verify");
                cursor.close();
                cursor = reader.from(cursor.position());
                skipped += cursor.skipDamage();
                continue;
            }
            if (record == null) {
                cursor.close();
                return new Read(found, skipped, holes, lost);
            }
            found.add(new String(record.header(), StandardCharsets.UTF_8));
            lost += lostContents(cursor, record);
            assertThat(reader.record(record.id())).map(JournalRecord::link).hasValue(record.link());
            reader.from(record.position()).close(); // the index may begin again there
        }
    }

    private int lostContents(JournalCursor cursor, JournalRecord record) throws IOException {
        NewRecord original = records.get(ids.indexOf(record.id()));
        int lost = 0;
        for (int i = 0; i < original.contents().size(); i++) {
            try {
                assertThat(cursor.content(original.contents().get(i).sha256()))
                        .isEqualTo(original.contents().get(i).bytes());
            } catch (JournalException e) {
                lost++;
            }
        }
        return lost;
    }

    @Test
    void aFlippedByteCostsNoMoreThanItsRecord() throws Exception {
        byte[] whole = write();
        IntStream.range(SegmentHeader.BYTES, ends.getLast())
                .filter(at -> at % 37 == 0)
                .forEach(at -> {
                    byte[] flipped = whole.clone();
                    flipped[at] ^= 0x55;
                    int hit = (int) ends.stream().filter(end -> end <= at).count();
                    boolean inRecord = at >= begins.get(hit);
                    List<String> left = new ArrayList<>(headers);
                    if (inRecord) {
                        left.remove(before + hit);
                    }
                    try (JournalReader reader = Writings.reader(with(flipped))) {
                        Read read = readOn(reader);
                        assertThat(read.headers()).as("flipped at %s", at).isEqualTo(left);
                        assertThat(read.holes()).isEqualTo(1);
                        assertThat(read.skipped())
                                .isEqualTo(inRecord ? records.get(before + hit).lines() : 0);
                        assertThat(read.contents() > 0)
                                .as("contents lost at %s", at)
                                .isEqualTo(!inRecord);
                    } catch (IOException e) {
                        throw new AssertionError("flipped at " + at, e);
                    }
                });
    }

    @Test
    void aPieceThatIsCutOutCostsNoMoreThanWhatItHit() throws Exception {
        byte[] whole = write();
        Random chance = new Random(4);
        for (int round = 0; round < 60; round++) {
            int from = SegmentHeader.BYTES + chance.nextInt(ends.getLast() - SegmentHeader.BYTES);
            int to = Math.min(ends.getLast(), from + 1 + chance.nextInt(2_000));
            byte[] cut = Arrays.copyOf(whole, whole.length - (to - from));
            System.arraycopy(whole, to, cut, from, whole.length - to);
            List<String> left = new ArrayList<>(headers);
            long lines = 0;
            for (int i = ends.size() - 1; i >= 0; i--) {
                if (begins.get(i) < to && from < ends.get(i)) {
                    left.remove(before + i);
                    lines += records.get(before + i).lines();
                }
            }
            try (JournalReader reader = Writings.reader(with(cut))) {
                Read read = readOn(reader);
                assertThat(read.headers()).as("cut out %s to %s", from, to).isEqualTo(left);
                assertThat(read.skipped()).isEqualTo(lines);
            }
        }
    }

    @Test
    void severalPlacesInOneSegmentAreSkipped() throws Exception {
        byte[] damaged = write();
        for (int each : new int[] {1, 3, 4}) {
            damaged[begins.get(each) + 70] ^= 1;
        }
        List<String> left = new ArrayList<>(headers);
        left.removeAll(List.of(headers.get(before + 1), headers.get(before + 3), headers.get(before + 4)));
        MemoryDisk disk = with(damaged);
        try (JournalReader reader = Writings.reader(disk)) {
            Read read = readOn(reader);
            assertThat(read.headers()).isEqualTo(left);
            assertThat(read.holes()).isEqualTo(2);
            assertThatThrownBy(() -> reader.record(ids.get(before + 3)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(victim.toString());
        }
        assertThat(Writings.verify(disk).fault()).isNotNull();
    }

    @Test
    void aRecordThatWasChangedWithItsCrcIsNotGiven() throws Exception {
        byte[] forged = write();
        int from = begins.get(1);
        int end = ends.get(1);
        forged[end - 5] ^= 1; // the last byte of its header
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(forged, from, end - 4 - from);
        java.nio.ByteBuffer.wrap(forged).putInt(end - 4, (int) crc.getValue());
        try (JournalReader reader = Writings.reader(with(forged))) {
            List<String> left = new ArrayList<>(headers);
            left.remove(before + 1);
            assertThat(readOn(reader).headers()).isEqualTo(left);
        }
    }

    @Test
    void aSegmentWithoutItsHeaderOrWithoutAnythingIsSkippedOrRead() throws Exception {
        byte[] headless = write();
        headless[9] ^= 1;
        try (JournalReader reader = Writings.reader(with(headless))) {
            Read read = readHeadless(reader);
            assertThat(read.headers()).isEqualTo(headers);
            assertThat(read.skipped()).isZero();
        }
        long next = new JournalFiles(disk, Writings.DIRECTORY).segments().get(2);
        for (MemoryDisk gone : List.of(with(new byte[500]), withoutVictim())) {
            try (JournalReader reader = Writings.reader(gone)) {
                Read read = readHeadless(reader);
                assertThat(read.skipped()).isEqualTo(next - firstId);
                List<String> left = new ArrayList<>(headers);
                left.subList(before, ids.indexOf(next)).clear();
                assertThat(read.headers()).isEqualTo(left);
            }
        }
    }

    private MemoryDisk withoutVictim() {
        MemoryDisk without = with(new byte[0]);
        without.names().remove(victim);
        return without;
    }

    private static Read readHeadless(JournalReader reader) throws IOException {
        List<String> found = new ArrayList<>();
        try (JournalCursor cursor = reader.from(JournalPosition.START)) {
            assertThatThrownBy(() -> {
                        for (JournalRecord each = cursor.next(); each != null; each = cursor.next()) {
                            found.add(new String(each.header(), StandardCharsets.UTF_8));
                        }
                    })
                    .isInstanceOf(JournalException.class);
            long skipped = cursor.skipDamage();
            for (JournalRecord each = cursor.next(); each != null; each = cursor.next()) {
                found.add(new String(each.header(), StandardCharsets.UTF_8));
            }
            return new Read(found, skipped, 1, 0);
        }
    }

    @Test
    void openingRecordsOnAndNamesTheDamagedFile() throws Exception {
        byte[] whole = write();
        byte[] headless = whole.clone();
        headless[0] ^= 1;
        byte[] flipped = whole.clone();
        flipped[begins.get(2) + 70] ^= 1;
        byte[] cut = Arrays.copyOf(whole, whole.length - 30);
        for (byte[] each : List.of(headless, flipped, cut)) {
            MemoryDisk damaged = with(each);
            try (Journal journal = Writings.open(damaged, SEGMENT)) {
                assertThat(journal.recovery().notices())
                        .anySatisfy(notice -> assertThat(notice)
                                .contains(victim.toString(), "is damaged", "restore it from a backup")
                                .endsWith("."));
                long id = journal.append(Writings.record("after"));
                journal.force();
                assertThat(id).isGreaterThan(ids.getLast());
                assertThat(journal.reader().record(id)).isPresent();
            }
        }
    }

    @Test
    void whereNothingFollowsItSaysSo() throws Exception {
        write();
        long last = new JournalFiles(disk, Writings.DIRECTORY).segments().getLast();
        Path path = SegmentName.segment(Writings.DIRECTORY, last);
        byte[] bytes = disk.content(path);
        Arrays.fill(bytes, SegmentHeader.BYTES, bytes.length, (byte) 0);
        disk.put(path, bytes);
        try (JournalReader reader = Writings.reader(disk);
                JournalCursor cursor = reader.from(JournalPosition.START)) {
            assertThatThrownBy(() -> {
                        while (cursor.next() != null) {
                            // up to the damage
                        }
                    })
                    .isInstanceOf(JournalException.class);
            assertThatThrownBy(cursor::skipDamage)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("nothing more");
            assertThat(cursor.position().nextId()).isEqualTo(last);
        }
    }
}
