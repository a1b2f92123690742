package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.journal.JournalCursor;
import vedette.journal.JournalException;
import vedette.journal.JournalPosition;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// A log of which one byte is damaged, or whose index can't be written: the rest of it is there.
@Timeout(60)
class DamagedLogTest {
    private static final int COUNT = 200;

    @TempDir
    private Path folder = Path.of("");

    private Path journal() {
        return JournalEventLog.journal(folder);
    }

    private void write() throws Exception {
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 0, COUNT);
        }
    }

    /// What a stream of everything gives.
    private static final class Taken implements EntryStream<Taken> {
        private final List<String> lines = new ArrayList<>();
        private final List<Long> damaged = new ArrayList<>();

        @Override
        public Depth depth() {
            return Depth.PICTURES;
        }

        @Override
        public void begin(long total, Coverage coverage) {
            assertThat(total).isEqualTo(COUNT);
        }

        @Override
        public void damaged(LogEntry entry) {
            damaged.add(entry.id());
        }

        @Override
        public void take(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) {
            lines.add(
                    original == null || original.message() == null
                            ? entry.summary() + " alone"
                            : new String(original.message().payload(), StandardCharsets.UTF_8));
        }

        @Override
        public Taken end() {
            return this;
        }

        @Override
        public void abandon() {}
    }

    private Taken stream() throws Exception {
        try (LogReader log = JournalEventLog.openReader(folder, Logs.threads().reader(), LogOptions.USUAL)) {
            return Logs.answer(log.stream(EventFilter.ALL, new Taken()));
        }
    }

    private static void assertOneIsAlone(Taken taken, int number) {
        assertThat(taken.damaged).hasSize(1);
        for (int i = 0; i < COUNT; i++) {
            assertThat(taken.lines.get(i)).isEqualTo(i == number ? "event " + i + " alone" : "{\"n\":" + i + "}");
        }
        assertThat(taken.lines).hasSize(COUNT);
    }

    @Test
    void anEventWhoseMessageIsDamagedIsStreamedWithoutIt() throws Exception {
        write();
        Damage.text(journal(), "{\"n\":77}");
        assertOneIsAlone(stream(), 77);
    }

    @Test
    void anEventWhoseRecordIsDamagedIsStreamedWithoutItAsLongAsTheIndexHasIt() throws Exception {
        write();
        Damage.text(journal(), "event 123\"");
        assertOneIsAlone(stream(), 123);
    }

    private static @Nullable JournalRecord next(JournalCursor cursor) throws IOException {
        try {
            return cursor.next();
        } catch (JournalException e) {
            assertThat(cursor.skipDamage()).isZero();
            return cursor.next();
        }
    }

    @Test
    void aDatabaseForOthersIsGivenAllButTheDamagedContent() throws Exception {
        write();
        Damage.text(journal(), "{\"n\":77}");
        List<String> notices = new ArrayList<>();
        int without = 0;
        try (JournalReader reader = JournalReader.open(journal());
                JournalCursor cursor = reader.from(JournalPosition.START)) {
            for (JournalRecord record = next(cursor); record != null; record = next(cursor)) {
                KeptRecord kept = RecordParser.parse(record);
                if (kept.message() != null) {
                    byte[] content = new UndamagedContents(cursor, record.id(), notices::add)
                            .content(Objects.requireNonNull(kept.message()).sha256());
                    without += content == null ? 1 : 0;
                }
            }
        }
        assertThat(without).isEqualTo(1);
        assertThat(notices).singleElement().asString().contains("without its message");
    }

    @Test
    void whatIsRememberedForRepeatsGoesOnBehindADamage() throws Exception {
        write();
        Damage.text(journal(), "event 123\"");
        try (JournalReader reader = JournalReader.open(journal())) {
            assertThat(RecentRecords.read(reader)).hasSize(COUNT - 1);
        }
    }

    @Test
    void whoReadsALogWhoseIndexCannotBeWrittenIsToldAtOnce() throws Exception {
        write();
        Files.delete(folder.resolve("index.mv.db"));
        Files.createDirectories(folder.resolve("index.mv.db").resolve("in the way"));
        assertThatThrownBy(this::stream)
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("index can't be written");
    }
}
