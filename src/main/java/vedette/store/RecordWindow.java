package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalCursor;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;

/// Reads the records of a stream's entries. Entries come nearly in the order of the journal, which is then read in one
/// go; what is out of order is looked up. Confined to one thread.
final class RecordWindow implements AutoCloseable {
    /// Further ahead than this a look-up is cheaper than reading on.
    private static final long AHEAD = 4_096;

    private final Handle handle;
    private final RecordSource source;
    private final @Nullable JournalReader journal;
    private @Nullable JournalCursor cursor;
    private @Nullable JournalRecord record;
    private @Nullable KeptRecord kept;

    /// @param journal null where records are in the database
    RecordWindow(Handle handle, RecordSource source, @Nullable JournalReader journal) {
        this.handle = handle;
        this.source = source;
        this.journal = journal;
    }

    /// What an entry came in; null where it is not kept any more.
    @Nullable
    Original original(long id) throws IOException, SQLException {
        KeptRecord found = find(id);
        if (found == null) {
            return null;
        }
        KeptRecord.Message message = found.message();
        if (message == null) {
            return new Original(found.broker(), found.received(), null);
        }
        byte[] payload = message.bytes() == 0 ? new byte[0] : content(id, message.sha256());
        return new Original(found.broker(), found.received(), payload == null ? null : message.with(payload));
    }

    byte @Nullable [] picture(long id) throws IOException, SQLException {
        KeptRecord found = find(id);
        return found == null || found.pictureHash() == null ? null : content(id, found.pictureHash());
    }

    private byte @Nullable [] content(long id, String sha256) throws IOException, SQLException {
        JournalCursor open = cursor;
        byte[] near = open == null ? null : open.content(sha256);
        return near != null ? near : source.content(handle, id, sha256);
    }

    private @Nullable KeptRecord find(long id) throws IOException, SQLException {
        if (!has(record, id)) {
            record = journal == null ? source.record(handle, id).orElse(null) : next(journal, id);
            kept = record == null ? null : RecordParser.parseMessage(record);
        }
        return kept;
    }

    private static boolean has(@Nullable JournalRecord record, long id) {
        return record != null && id >= record.id() && id < record.id() + record.lines();
    }

    private @Nullable JournalRecord next(JournalReader reader, long id) throws IOException {
        JournalCursor open = cursor;
        if (open != null
                && open.position().nextId() <= id
                && id - open.position().nextId() < AHEAD) {
            JournalRecord next = open.next();
            while (next != null && next.id() + next.lines() <= id) {
                next = open.next();
            }
            if (has(next, id)) {
                return next;
            }
        }
        close();
        Optional<JournalRecord> found = reader.record(id);
        if (found.isPresent()) {
            cursor = reader.from(found.get().position());
        }
        return found.orElse(null);
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
