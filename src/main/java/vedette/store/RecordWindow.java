package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.JournalCursor;
import vedette.journal.JournalException;
import vedette.journal.JournalPosition;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;
import vedette.model.LogEntry;

/// Reads the records of a stream's entries. Entries come nearly in the order of the journal, which is then read in one
/// go; what is out of order is looked up. Confined to one thread.
final class RecordWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordWindow.class);

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

    /// What could be read of an entry.
    ///
    /// @param original what it came in; null where it is not kept any more, or the record is damaged; without its
    ///     message where that is not kept or damaged
    /// @param picture null where there is none, or it is not kept or damaged
    /// @param isWhole false where something is damaged
    record Read(@Nullable Original original, byte @Nullable [] picture, boolean isWhole) {}

    Read read(LogEntry entry, boolean withPicture) throws IOException, SQLException {
        KeptRecord found;
        try {
            found = find(entry.id());
        } catch (JournalException e) {
            LOG.warn("the record of event {} can't be read: {}", entry.id(), e.getMessage());
            return new Read(null, null, false);
        }
        if (found == null) {
            return new Read(null, null, true);
        }
        Contents contents = new Contents(entry.id());
        KeptRecord.Message message = found.message();
        byte[] payload = message == null ? null : contents.of(message.bytes() == 0 ? "" : message.sha256());
        Original original = new Original(
                found.broker(), found.received(), message == null || payload == null ? null : message.with(payload));
        String hash = withPicture && entry.picture() != null ? found.pictureHash() : null;
        byte[] picture = hash == null ? null : contents.of(hash);
        return new Read(original, picture, contents.whole);
    }

    /// The contents of one record.
    private final class Contents {
        private final long id;
        private boolean whole = true;

        Contents(long id) {
            this.id = id;
        }

        /// @param sha256 empty for that of no bytes
        byte @Nullable [] of(String sha256) throws IOException, SQLException {
            if (sha256.isEmpty()) {
                return new byte[0];
            }
            try {
                return content(id, sha256);
            } catch (JournalException e) {
                LOG.warn("a content of event {} can't be read: {}", id, e.getMessage());
                whole = false;
                return null;
            }
        }
    }

    private byte @Nullable [] content(long id, String sha256) throws IOException, SQLException {
        JournalCursor open = cursor;
        byte[] near = open == null ? null : open.content(sha256);
        return near != null ? near : source.content(handle, id, sha256);
    }

    private @Nullable KeptRecord find(long id) throws IOException, SQLException {
        if (!has(record, id)) {
            record = null; // whatever is found or not, it is no longer the one before
            record = journal == null ? source.record(handle, id).orElse(null) : next(journal, id);
            kept = record == null ? null : RecordParser.parseMessage(record);
        }
        return kept;
    }

    private static boolean has(@Nullable JournalRecord record, long id) {
        return record != null && id >= record.id() && id < record.id() + record.lines();
    }

    private @Nullable JournalRecord next(JournalReader reader, long id) throws IOException {
        JournalRecord near = readOn(id);
        if (near != null) {
            return near;
        }
        close();
        Optional<JournalRecord> found = reader.record(id);
        if (found.isPresent()) {
            cursor = from(reader, found.get().position());
        }
        return found.orElse(null);
    }

    /// Reads on to a record that is not far ahead; null where it has to be looked up.
    private @Nullable JournalRecord readOn(long id) throws IOException {
        JournalCursor open = cursor;
        if (open == null
                || open.position().nextId() > id
                || id - open.position().nextId() >= AHEAD) {
            return null;
        }
        try {
            JournalRecord next = open.next();
            while (next != null && next.id() + next.lines() <= id) {
                next = open.next();
            }
            return has(next, id) ? next : null;
        } catch (JournalException e) {
            LOG.debug("damage before event {}, which is looked up then", id, e);
            return null;
        }
    }

    private static @Nullable JournalCursor from(JournalReader reader, JournalPosition position) throws IOException {
        try {
            return reader.from(position);
        } catch (JournalException e) {
            LOG.debug("no way through to record {}, so that the next one is looked up too", position.nextId(), e);
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
