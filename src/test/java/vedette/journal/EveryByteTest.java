package vedette.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A journal whose last 64 kB are cut off at every byte, and have every byte flipped.
class EveryByteTest {
    private static final int LAST = 65_536;

    private final MemoryDisk disk = new MemoryDisk();
    private final List<String> headers = new ArrayList<>();
    /// Where each record ends in the last segment.
    private final List<Integer> ends = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final Path last = SegmentName.segment(Writings.DIRECTORY, 1);

    private byte[] write() throws IOException {
        Random chance = new Random(5);
        try (Journal journal = Writings.open(disk, 1 << 20)) {
            while (journal.bytes() < LAST - 400) {
                for (int i = 0; i < 4; i++) {
                    NewRecord record = Writings.random(chance, headers.size(), 1_400);
                    headers.add(new String(record.header(), StandardCharsets.UTF_8));
                    journal.append(record);
                }
                journal.force();
            }
        }
        byte[] bytes = disk.content(last);
        assertThat(bytes).hasSizeGreaterThanOrEqualTo(LAST);
        FrameReader reader = new FrameReader(disk.open(last, Disk.Mode.READ), SegmentHeader.BYTES, bytes.length);
        while (reader.step() == FrameReader.Step.FRAME) {
            if (reader.frame().type() == FrameType.RECORD) {
                ends.add((int) reader.frame().end());
                links.add(Chain.text(reader.frame().link()));
            }
        }
        assertThat(ends).hasSameSizeAs(headers);
        return bytes;
    }

    @Test
    void cutOffAtEveryByte() throws Exception {
        byte[] whole = write();
        places(whole).parallel().forEach(length -> {
            MemoryDisk cut = disk.copy();
            cut.put(last, Arrays.copyOf(whole, length));
            check(cut, length);
        });
    }

    @Test
    void everyByteFlipped() throws Exception {
        byte[] whole = write();
        places(whole).parallel().forEach(at -> {
            MemoryDisk flipped = disk.copy();
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 + at % 255);
            flipped.put(last, bytes);
            check(flipped, at);
        });
    }

    private static IntStream places(byte[] whole) {
        return IntStream.range(whole.length - LAST, whole.length);
    }

    /// What ends at or before the place of the damage is there, and nothing else.
    private void check(MemoryDisk damaged, int place) {
        List<String> sound = headers.subList(
                0, (int) ends.stream().filter(end -> end <= place).count());
        try {
            assertThat(Writings.verify(damaged).fault())
                    .as("verify with damage at %s", place)
                    .isNotNull();
            Journal journal = Writings.open(damaged, 1 << 20); // not closed: that signs, which takes time
            String link = sound.isEmpty() ? JournalPosition.START.link() : links.get(sound.size() - 1);
            if (!journal.end().link().equals(link)) { // the link stands for all before it
                assertThat(Writings.headers(journal.reader(), JournalPosition.START))
                        .isEqualTo(sound);
                assertThat(journal.end().link()).as("damage at %s", place).isEqualTo(link);
            }
            List<String> found = place % 16 == 0 ? Writings.headers(journal.reader(), JournalPosition.START) : sound;
            if (!found.equals(sound)) {
                assertThat(found).as("damage at %s", place).isEqualTo(sound);
            }
            if (journal.recovery().notices().isEmpty() || journal.recovery().closedInOrder()) {
                assertThat(journal.recovery().notices())
                        .as("damage at %s", place)
                        .isNotEmpty();
            }
        } catch (IOException e) {
            throw new AssertionError("damage at " + place, e);
        }
    }
}
