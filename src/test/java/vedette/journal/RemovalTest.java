package vedette.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RemovalTest {
    private final MemoryDisk disk = new MemoryDisk();
    private final List<String> headers = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();

    private Journal written(int records) throws Exception {
        Random chance = new Random(3);
        Journal journal = Writings.open(disk, 20_000);
        for (int i = 0; i < records; i++) {
            NewRecord record = Writings.random(chance, i, 1_500);
            headers.add(new String(record.header(), StandardCharsets.UTF_8));
            ids.add(journal.append(record));
            if (i % 5 == 4) {
                journal.force();
            }
        }
        journal.force();
        return journal;
    }

    @Test
    void whatIsRemovedIsGoneAndTheRestIsProved() throws Exception {
        Journal journal = written(300);
        long bytes = journal.bytes();
        long below = ids.get(200);
        long freed = Writings.remove(journal, id -> id < ids.get(100) || id % 7 == 0, below, "older than\n30 days");
        assertThat(freed).isPositive();
        assertThat(journal.bytes()).isEqualTo(bytes - freed);
        List<String> left = Writings.headers(journal.reader(), JournalPosition.START);
        assertThat(headers).containsSubsequence(left);
        assertThat(left).containsAll(headers.subList(200, 300)).doesNotContain(headers.get(0), headers.get(99));
        assertThat(journal.reader().record(1)).isEmpty();
        assertThat(journal.reader().record(ids.get(250))).isPresent();
        JournalReport report = Writings.verify(disk);
        assertThat(report.fault()).isNull();
        assertThat(report.tombstones()).isPositive();
        long removedBefore = report.removed();
        assertThat(Writings.remove(journal, id -> id < ids.get(150), below, "more"))
                .isPositive();
        report = Writings.verify(disk);
        assertThat(report.fault()).isNull();
        assertThat(report.removed()).isGreaterThan(removedBefore);
        journal.close();
        try (Journal again = Writings.open(disk, 20_000)) {
            assertThat(again.recovery().notices()).isEmpty();
            assertThat(Writings.remove(again, id -> false, Long.MAX_VALUE, "none"))
                    .isZero();
        }
        assertThat(Writings.verify(disk).fault()).isNull();
    }

    @Test
    void everyContentOfWhatIsLeftIsLeft() throws Exception {
        Journal journal = written(200);
        Writings.remove(journal, id -> id % 3 != 0, Long.MAX_VALUE, "test");
        int contents = 0;
        try (JournalReader reader = journal.reader();
                JournalCursor cursor = reader.from(JournalPosition.START)) {
            Random chance = new Random(3);
            List<NewRecord> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(Writings.random(chance, i, 1_500));
            }
            for (JournalRecord each = cursor.next(); each != null; each = cursor.next()) {
                NewRecord original = all.get(ids.indexOf(each.id()));
                for (int i = 0; i < original.contents().size(); i++) {
                    String sha = original.contents().get(i).sha256();
                    assertThat(cursor.content(sha))
                            .isEqualTo(original.contents().get(i).bytes());
                    assertThat(reader.content(each.id(), sha)).isPresent();
                    contents++;
                }
            }
        }
        assertThat(contents).isGreaterThan(20);
        assertThat(Writings.verify(disk).fault()).isNull();
    }

    @Test
    void intervalsProveEachRecord() throws Exception {
        Journal journal = written(200);
        Writings.remove(journal, id -> id > 20 && id < 60, Long.MAX_VALUE, "test");
        int proved = 0;
        for (long id : ids) {
            ChainInterval interval = journal.reader().interval(id).orElse(null);
            if (interval == null) {
                assertThat(id).isBetween(20L, 60L);
                continue;
            }
            String link = interval.linkBefore();
            for (ChainInterval.Step step : interval.steps()) {
                link = switch (step) {
                    case ChainInterval.Kept kept ->
                        Sha256.of((link + " " + kept.id() + " " + kept.headerHash() + "\n")
                                        .getBytes(StandardCharsets.US_ASCII))
                                .hex();
                    case ChainInterval.Removed removed -> removed.linkAfter();
                };
            }
            ChainInterval.Checkpoint checkpoint = interval.checkpoint();
            if (checkpoint != null) {
                assertThat(checkpoint.lastLink()).isEqualTo(link);
                assertThat(Writings.isSigned(checkpoint.text(), journal.publicKey()))
                        .isTrue();
                proved++;
            }
            assertThat(interval.steps()).anyMatch(step -> step instanceof ChainInterval.Kept kept && kept.id() == id);
        }
        assertThat(proved).isGreaterThan(100);
    }

    @Test
    void aCrashDuringRemovalLeavesTheOldOrTheNew() throws Exception {
        Journal journal = written(120);
        journal.close();
        for (int crash = 1; crash < 60; crash++) {
            MemoryDisk broken = disk.copy();
            Journal again = Writings.open(broken, 20_000);
            long end = broken.operations() + crash;
            broken.fate((operation, what) -> {
                if (operation >= end) {
                    throw new java.io.UncheckedIOException(new java.io.IOException("power is lost"));
                }
            });
            try {
                Writings.remove(again, id -> id % 2 == 0, Long.MAX_VALUE, "test");
            } catch (java.io.UncheckedIOException e) {
                assertThat(e).hasMessageContaining("power is lost");
            }
            MemoryDisk after = broken.afterPowerLoss(new Random(crash));
            Journal next = Writings.open(after, 20_000);
            assertThat(next.recovery().notices()).isEmpty();
            assertThat(Writings.verify(after).fault()).isNull();
            List<String> left = Writings.headers(next.reader(), JournalPosition.START);
            assertThat(headers).containsSubsequence(left);
        }
    }

    @Test
    void readersGoOnBesideAWriterAndRemoval() throws Exception {
        Journal journal = written(100);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<List<String>> read = CompletableFuture.supplyAsync(() -> {
            List<String> found = new ArrayList<>();
            try (JournalCursor cursor = journal.reader().from(JournalPosition.START)) {
                while (true) {
                    boolean last = done.get();
                    for (JournalRecord each = cursor.next(); each != null; each = cursor.next()) {
                        found.add(new String(each.header(), StandardCharsets.UTF_8));
                    }
                    if (last) {
                        return found;
                    }
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Random chance = new Random(9);
        for (int i = 100; i < 600; i++) {
            NewRecord record = Writings.random(chance, i, 1_500);
            headers.add(new String(record.header(), StandardCharsets.UTF_8));
            journal.append(record);
            journal.force();
            if (i % 50 == 0) {
                long all = journal.end().nextId();
                Writings.remove(journal, id -> id < all / 4, all / 2, "test");
            }
        }
        done.set(true);
        List<String> found = read.get();
        assertThat(headers).containsSubsequence(found);
        assertThat(found).containsAll(headers.subList(500, 600));
    }

    @Test
    void whatIsWrittenLastCanBeRemovedOnceItsSegmentIsEnded() throws Exception {
        Journal journal = Writings.open(disk, 1 << 20);
        for (int i = 0; i < 20; i++) {
            journal.append(Writings.record("record " + i));
            journal.force();
        }
        assertThat(journal.sealed()).isEmpty();
        CompletableFuture<Void> ended = journal.endSegment();
        journal.append(Writings.record("the next"));
        assertThat(ended).isNotDone();
        journal.force();
        assertThat(ended).isDone();
        assertThat(journal.sealed()).hasSize(1);
        Writings.remove(journal, id -> true, Long.MAX_VALUE, "test");
        assertThat(journal.reader().record(1)).isEmpty();
        assertThat(Writings.headers(disk)).containsExactly("the next");
        assertThat(Writings.verify(disk).fault()).isNull();
        CompletableFuture<Void> again = journal.endSegment();
        journal.tick();
        assertThat(again).isDone();
        assertThat(journal.sealed()).hasSize(2);
        journal.close();
        try (Journal opened = Writings.open(disk, 1 << 20)) {
            assertThat(opened.recovery().notices()).isEmpty();
        }
        assertThat(Writings.verify(disk).fault()).isNull();
    }

    @Test
    void nothingIsRemovedFromADamagedSegment() throws Exception {
        Journal journal = written(100);
        IdRange first = journal.sealed().getFirst();
        Path path = SegmentName.segment(Writings.DIRECTORY, first.from());
        byte[] bytes = disk.content(path).clone();
        bytes[bytes.length / 2] ^= 1;
        disk.put(path, bytes);
        assertThat(journal.remove(first, record -> true, "test")).isFalse();
        assertThat(disk.content(path)).isEqualTo(bytes);
    }

    @Test
    void aCopyIsTheSameJournal() throws Exception {
        Journal journal = written(150);
        Path target = Path.of("/copy");
        journal.copyTo(target, false);
        JournalFiles copy = new JournalFiles(disk, target);
        JournalReport report = new JournalVerifier(
                        copy, Writings.KEY.publicKey(), header -> List.of(), Writings::isSigned, (at, of) -> {})
                .verify();
        assertThat(report.fault()).isNull();
        assertThat(report.lastId()).isEqualTo(journal.end().nextId() - 1);
        assertThat(disk.exists(target.resolve(SegmentName.PRIVATE_KEY))).isFalse();
        assertThat(Writings.headers(JournalReader.open(copy), JournalPosition.START))
                .isEqualTo(headers);
    }
}
