package vedette.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path folder = Path.of("");

    private static final byte[] PICTURE = new byte[5_000];

    static {
        Arrays.fill(PICTURE, (byte) 7);
    }

    @Test
    void whatWasForcedIsReadAgain() throws Exception {
        try (Journal journal = Journal.open(folder, Clock.systemUTC())) {
            assertThat(journal.recovery().lastAlive()).isNull();
            assertThat(journal.recovery().closedInOrder()).isTrue();
            assertThat(journal.append(Writings.record("first", PICTURE))).isEqualTo(1);
            assertThat(journal.append(new NewRecord(3, new byte[] {'b'}, List.of())))
                    .isEqualTo(2);
            assertThat(Writings.headers(journal.reader(), JournalPosition.START))
                    .isEmpty();
            journal.force();
            assertThat(journal.append(Writings.record("third", PICTURE))).isEqualTo(5);
            assertThat(Writings.headers(journal.reader(), JournalPosition.START))
                    .containsExactly("first", "b");
            journal.force();
            assertThat(journal.end().nextId()).isEqualTo(6);
            assertThat(journal.bytes()).isEqualTo(Files.size(folder.resolve("segment-0000000000000001.vj")));
        }
        try (JournalReader reader = JournalReader.open(folder)) {
            assertThat(Writings.headers(reader, JournalPosition.START)).containsExactly("first", "b", "third");
            String sha = Sha256.of(PICTURE).hex();
            assertThat(reader.content(5, sha))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(PICTURE));
            assertThat(reader.content(4, sha)).isEmpty();
            assertThat(reader.record(3))
                    .hasValueSatisfying(record -> assertThat(record.id()).isEqualTo(2));
            assertThat(reader.record(6)).as("the closing").isEmpty();
            assertThat(reader.end().nextId()).isEqualTo(7);
        }
        assertThat(Files.size(folder.resolve("segment-0000000000000001.vj")))
                .as("the picture is there once")
                .isLessThan(2L * PICTURE.length);
        try (Journal again = Journal.open(folder, Clock.systemUTC())) {
            assertThat(again.recovery().records()).isEqualTo(4);
            assertThat(again.recovery().entries()).isEqualTo(5);
            assertThat(again.recovery().closedInOrder()).isTrue();
            assertThat(again.recovery().lastAlive()).isNotNull();
            assertThat(again.recovery().notices()).isEmpty();
            assertThat(again.append(Writings.record("fourth"))).isEqualTo(7);
        }
    }

    @Test
    void whatAnEndedSegmentHasIsKeptBesideIt() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        try (Journal journal = Writings.open(disk, 20_000)) {
            assertThat(appendSegments(journal, 3)).hasSize(3).allMatch(each -> !hasTable(disk, each));
            journal.seal();
            assertThat(journal.sealed()).hasSize(3).allMatch(each -> hasTable(disk, each));
            assertThat(appendSegments(journal, 4).getLast()).matches(each -> !hasTable(disk, each));
        }
        JournalFiles files = new JournalFiles(disk, Writings.DIRECTORY);
        assertThat(files.segments().subList(0, 4))
                .as("those that nobody asked for are there after the closing")
                .allMatch(each -> disk.exists(SegmentName.index(files.segment(each))));
    }

    private static List<IdRange> appendSegments(Journal journal, int ended) throws IOException {
        while (journal.sealed().size() < ended) {
            journal.append(Writings.record("x".repeat(5_000)));
            journal.force();
        }
        return journal.sealed();
    }

    private static boolean hasTable(MemoryDisk disk, IdRange segment) {
        return disk.exists(SegmentName.index(SegmentName.segment(Writings.DIRECTORY, segment.from())));
    }

    @Test
    void readsOnFromEveryPlaceThroughManySegments() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        Random chance = new Random(1);
        List<JournalPosition> places = new ArrayList<>();
        try (Journal journal = Writings.open(disk, 20_000)) {
            for (int i = 0; i < 400; i++) {
                journal.append(Writings.random(chance, i, 1_500));
                journal.force();
                places.add(journal.end());
            }
            List<String> all = Writings.headers(journal.reader(), JournalPosition.START);
            assertThat(all).hasSize(400);
            assertThat(new JournalFiles(disk, Writings.DIRECTORY).segments()).hasSizeGreaterThan(10);
            for (int i = 0; i < 400; i += 7) {
                assertThat(Writings.headers(journal.reader(), places.get(i))).isEqualTo(all.subList(i + 1, 400));
            }
        }
        try (JournalReader reader = Writings.reader(disk)) {
            for (int i = 0; i < 399; i++) {
                JournalRecord record =
                        reader.record(places.get(i + 1).nextId() - 1).orElse(null);
                if (record != null) { // else a checkpoint follows the record
                    assertThat(new String(record.header(), StandardCharsets.UTF_8))
                            .startsWith("record " + (i + 1) + " ");
                }
            }
            JournalPosition other = new JournalPosition(places.get(50).nextId(), "ab".repeat(32));
            assertThatThrownBy(() -> reader.from(other))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("another journal");
        }
    }

    @Test
    void aSecondWriterIsRefused() throws Exception {
        try (Journal journal = Journal.open(folder, Clock.systemUTC())) {
            assertThat(journal.end()).isEqualTo(JournalPosition.START);
            assertThatThrownBy(() -> Journal.open(folder, Clock.systemUTC()))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("Another program writes the journal");
        }
    }
}
