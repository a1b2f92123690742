package vedette.store;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.JournalCursor;
import vedette.journal.JournalException;
import vedette.journal.JournalPosition;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;

/// Reads the journal's end, for telling repeats after a restart.
final class RecentRecords {
    static final int MOST = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(RecentRecords.class);
    /// Ids of checkpoints and of what was removed have no record: the next ones are tried.
    private static final int TRIES = 4_096;

    private RecentRecords() {}

    /// The newest records, oldest first.
    static List<RecentRecord> read(JournalReader journal) throws IOException {
        Deque<RecentRecord> recent = new ArrayDeque<>();
        try (JournalCursor cursor = journal.from(begin(journal))) {
            for (JournalRecord record = next(cursor); record != null; record = next(cursor)) {
                RecentRecord next = parse(record);
                if (next != null) {
                    recent.addLast(next);
                }
                if (recent.size() > MOST) {
                    recent.removeFirst();
                }
            }
        }
        return new ArrayList<>(recent);
    }

    /// The next record that can be read. The index tells of what is damaged, and a station has to start all the same.
    private static @Nullable JournalRecord next(JournalCursor cursor) throws IOException {
        while (true) {
            try {
                return cursor.next();
            } catch (JournalException e) {
                LOG.warn("not remembered for telling repeats: {} records", cursor.skipDamage(), e);
            }
        }
    }

    private static @Nullable RecentRecord parse(JournalRecord record) {
        try {
            return RecordParser.parse(record).recent();
        } catch (IOException e) {
            LOG.warn("not remembered for telling repeats", e);
            return null;
        }
    }

    private static JournalPosition begin(JournalReader journal) throws IOException {
        long first = Math.max(1, journal.end().nextId() - MOST);
        for (long id = first; first > 1 && id < first + TRIES; id++) {
            try {
                Optional<JournalRecord> record = journal.record(id);
                if (record.isPresent()) {
                    return record.get().position();
                }
            } catch (JournalException e) {
                LOG.debug("no beginning at record {}, which is damaged", id, e);
            }
        }
        return JournalPosition.START;
    }
}
