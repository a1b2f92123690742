package vedette.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Changes to the files of a closed journal. The `.idx` files are left out: they only tell where to look, and are made
/// anew from the segments.
class TamperingTest {
    private static final int EDITS = 5_000;

    private final MemoryDisk disk = new MemoryDisk();

    private List<Path> write() throws IOException {
        Random chance = new Random(11);
        try (Journal journal = Writings.open(disk, 12_000)) {
            for (int i = 0; i < 120; i++) {
                journal.append(Writings.random(chance, i, 900));
                if (i % 3 == 0) {
                    journal.force();
                }
            }
            journal.force();
            Writings.remove(journal, id -> id > 10 && id < 30, 100, "test");
        }
        assertThat(Writings.verify(disk).fault()).isNull();
        return disk.names().keySet().stream()
                .filter(path -> !path.toString().endsWith(".idx"))
                .sorted()
                .toList();
    }

    @Test
    void everyEditIsFound() throws Exception {
        List<Path> files = write();
        assertThat(files).hasSizeGreaterThan(5);
        IntStream.range(0, EDITS).parallel().forEach(seed -> edit(files, new Random(seed), seed));
    }

    private void edit(List<Path> files, Random chance, int seed) {
        MemoryDisk edited = disk.copy();
        Path file = files.get(chance.nextInt(files.size()));
        byte[] before = disk.content(file);
        if (chance.nextInt(50) == 0) {
            edited.names().remove(file);
        } else {
            byte[] after = file.toString().endsWith(".vj") && chance.nextBoolean()
                    ? editFrames(file, chance)
                    : editBytes(before, chance);
            if (Arrays.equals(before, after)) {
                return;
            }
            edited.put(file, after);
        }
        try {
            JournalReport.Fault fault = Writings.verify(edited).fault();
            if (fault == null) {
                assertThat(fault).as("edit %s of %s", seed, file).isNotNull();
            }
        } catch (IOException e) {
            throw new AssertionError("edit " + seed + " of " + file, e);
        }
    }

    private static byte[] editBytes(byte[] before, Random chance) {
        int from = chance.nextInt(before.length);
        int count = 1 + chance.nextInt(Math.min(200, before.length - from));
        byte[] some = new byte[count];
        chance.nextBytes(some);
        byte[] head = Arrays.copyOf(before, from);
        byte[] middle = Arrays.copyOfRange(before, from, from + count);
        byte[] tail = Arrays.copyOfRange(before, from + count, before.length);
        return switch (chance.nextInt(6)) {
            case 0 -> joined(head, some, tail);
            case 1 -> joined(head, tail);
            case 2 -> joined(head, some, middle, tail);
            case 3 -> head;
            case 4 -> joined(head, middle, middle, tail);
            default -> {
                byte[] after = before.clone();
                after[from] ^= (byte) (1 << chance.nextInt(8));
                yield after;
            }
        };
    }

    /// Takes whole frames out, doubles them, swaps them, or brings in some of another segment.
    private byte[] editFrames(Path file, Random chance) {
        byte[] bytes = disk.content(file);
        List<byte[]> frames = frames(file);
        int at = chance.nextInt(frames.size());
        byte[] frame = frames.get(at);
        switch (chance.nextInt(4)) {
            case 0 -> frames.remove(at);
            case 1 -> frames.add(chance.nextInt(frames.size() + 1), frame);
            case 2 -> frames.add(chance.nextInt(frames.size()), frames.remove(at));
            default -> frames.subList(at, frames.size()).clear();
        }
        frames.addFirst(Arrays.copyOf(bytes, SegmentHeader.BYTES));
        return joined(frames.toArray(byte[][]::new));
    }

    private List<byte[]> frames(Path file) {
        try {
            List<byte[]> frames = new ArrayList<>();
            DiskFile open = disk.open(file, Disk.Mode.READ);
            FrameReader reader = new FrameReader(open, SegmentHeader.BYTES, open.size());
            while (reader.step() == FrameReader.Step.FRAME) {
                byte[] frame = new byte[reader.frame().length()];
                reader.frame().whole().get(frame);
                frames.add(frame);
            }
            return frames;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void anotherKeyIsNotTrusted() throws Exception {
        write();
        StationKey other = StationKey.open(new MemoryDisk(), Writings.DIRECTORY, new ArrayList<>());
        JournalReport report = new JournalVerifier(
                        new JournalFiles(disk, Writings.DIRECTORY),
                        other.publicKey(),
                        header -> List.of(),
                        Writings::isSigned,
                        (at, of) -> {})
                .verify();
        assertThat(report.fault()).isNotNull();
        assertThat(report.isSound()).isFalse();
    }
}
