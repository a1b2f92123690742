package vedette.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailingDiskTest {
    private final MemoryDisk disk = new MemoryDisk();

    @Test
    void aFullDiskLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        Random chance = new Random(2);
        List<String> wanted = new ArrayList<>();
        Journal journal = Writings.open(disk, 8_000);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            NewRecord record = Writings.random(chance, i, 800);
            if (i % 10 == 9) {
                disk.room(disk.used() + chance.nextInt(700));
            }
            long next = journal.end().nextId();
            long id = next;
            while (true) {
                try {
                    id = journal.append(record);
                    journal.force();
                    break;
                } catch (IOException e) {
                    refused++;
                    assertThat(e).hasMessageContaining("No space");
                    assertThat(journal.end().nextId()).isEqualTo(next);
                    assertThat(Writings.headers(journal.reader(), JournalPosition.START))
                            .isEqualTo(wanted);
                    disk.room(refused % 2 == 0 ? Long.MAX_VALUE : disk.used());
                }
            }
            assertThat(id).isEqualTo(next);
            wanted.add(new String(record.header(), StandardCharsets.UTF_8));
        }
        assertThat(refused).isGreaterThan(10);
        disk.room(Long.MAX_VALUE);
        journal.close();
        assertThat(Writings.headers(disk)).isEqualTo(wanted);
        assertThat(Writings.verify(disk).fault()).isNull();
    }

    @Test
    void everyFailureOfTheDiskIsSurvived() throws Exception {
        Random chance = new Random(4);
        Journal journal = Writings.open(disk, 5_000);
        disk.fate((operation, what) -> {
            if (chance.nextInt(4) == 0) {
                throw new IOException("the disk fails at " + what);
            }
        });
        List<String> wanted = new ArrayList<>();
        int failures = 0;
        for (int i = 0; i < 200; i++) {
            NewRecord record = Writings.random(chance, i, 600);
            boolean kept = false;
            while (!kept) {
                try {
                    journal.append(record);
                    journal.force();
                    kept = true;
                } catch (IOException e) {
                    failures++;
                }
            }
            wanted.add(new String(record.header(), StandardCharsets.UTF_8));
        }
        assertThat(failures).isGreaterThan(50);
        disk.fate((operation, what) -> {});
        assertThat(Writings.headers(disk.afterPowerLoss(chance))).isEqualTo(wanted);
        journal.close();
        assertThat(Writings.verify(disk).fault()).isNull();
    }

    @Test
    void damageAmidTheLastSegmentIsSetAside() throws Exception {
        try (Journal journal = Writings.open(disk, 1 << 20)) {
            for (int i = 0; i < 20; i++) {
                journal.append(Writings.record("record " + i));
                journal.force();
            }
        }
        Path segment = SegmentName.segment(Writings.DIRECTORY, 1);
        byte[] bytes = disk.content(segment);
        bytes[bytes.length / 4] ^= 1;
        disk.put(segment, bytes);
        JournalReport.Fault fault = Writings.verify(disk).fault();
        assertThat(fault).isNotNull();
        Journal journal = Writings.open(disk, 1 << 20);
        assertThat(journal.recovery().notices())
                .hasSize(1)
                .allMatch(notice -> notice.contains("records can be recognised, were set aside"));
        assertThat(journal.recovery().closedInOrder()).isFalse();
        assertThat(disk.list(Writings.DIRECTORY)).anyMatch(name -> name.startsWith("damaged-"));
        assertThat(journal.append(Writings.record("next")))
                .as("no id comes twice")
                .isEqualTo(22);
        journal.force();
        List<String> found = Writings.headers(journal.reader(), JournalPosition.START);
        assertThat(found).startsWith("record 0", "record 1").endsWith("next");
        assertThat(Writings.verify(disk).fault())
                .isNotNull()
                .matches(each -> each.reason().contains("are missing"));
    }

    @Test
    void checkpointsComeWithTimeAndSayWhenItLastRan() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Writings.CLOCK.instant());
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        Journal journal = Writings.open(disk, 1 << 20, clock);
        journal.append(Writings.record("first"));
        journal.tick();
        assertThat(Writings.verify(disk).unsigned()).isEqualTo(1);
        now.set(now.get().plus(Duration.ofSeconds(61)));
        journal.tick();
        JournalReport report = Writings.verify(disk);
        assertThat(report.unsigned()).isZero();
        assertThat(report.checkpoints()).isEqualTo(1);
        Journal next = Writings.open(disk.copy(), 1 << 20, Writings.CLOCK);
        assertThat(next.recovery().lastAlive()).isEqualTo(now.get());
        assertThat(next.recovery().closedInOrder()).isFalse();
    }

    @Test
    void aMissingKeyIsToldWithWhatToDo() throws Exception {
        Writings.open(disk, 1 << 20).close();
        JournalFiles files = new JournalFiles(disk.copy(), Writings.DIRECTORY);
        Journal.Settings settings = new Journal.Settings(1 << 20, null, Writings::isSigned);
        assertThatThrownBy(() -> Journal.open(files, Writings.CLOCK, settings))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Put the file back from a backup");
    }
}
