package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;

/// Where records, messages and pictures are read: in the journal, or in a shared database.
final class RecordSource {
    private final @Nullable JournalReader journal;

    /// @param journal null where they are in the database
    RecordSource(@Nullable JournalReader journal) {
        this.journal = journal;
    }

    /// What an entry came in; empty where there is no such entry any more.
    Optional<Original> original(Handle handle, long id) throws IOException, SQLException {
        Optional<JournalRecord> record = record(handle, id);
        return record.isEmpty()
                ? Optional.empty()
                : Optional.of(original(handle, id, RecordParser.parse(record.get())));
    }

    Original original(Handle handle, long id, KeptRecord kept) throws IOException, SQLException {
        KeptRecord.Message message = kept.message();
        if (message == null) {
            return new Original(kept.broker(), kept.received(), null);
        }
        byte[] payload = message.bytes() == 0 ? new byte[0] : content(handle, id, message.sha256());
        return new Original(kept.broker(), kept.received(), payload == null ? null : message.with(payload));
    }

    Optional<byte[]> picture(Handle handle, long id) throws IOException, SQLException {
        Optional<JournalRecord> record = record(handle, id);
        if (record.isEmpty()) {
            return Optional.empty();
        }
        String hash = RecordParser.parse(record.get()).pictureHash();
        return hash == null ? Optional.empty() : Optional.ofNullable(content(handle, id, hash));
    }

    /// @return null where records are in the database
    @Nullable
    JournalReader journal() {
        return journal;
    }

    Optional<JournalRecord> record(Handle handle, long id) throws IOException, SQLException {
        return journal == null ? SharedContents.record(handle.getConnection(), id) : journal.record(id);
    }

    byte @Nullable [] content(Handle handle, long id, String sha256) throws IOException, SQLException {
        return journal == null
                ? SharedContents.content(handle.getConnection(), sha256)
                : journal.content(id, sha256).orElse(null);
    }
}
