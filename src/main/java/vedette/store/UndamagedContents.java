package vedette.store;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalCursor;
import vedette.journal.JournalException;
import vedette.journal.JournalPosition;
import vedette.journal.JournalRecord;

/// A cursor that gives damaged contents as such that are not kept, and tells of them: one of them should not keep all
/// that comes after it out of the database.
///
/// @param id the record that the cursor stands behind
/// @param notices hears what can't be read
record UndamagedContents(JournalCursor cursor, long id, Consumer<String> notices) implements JournalCursor {
    @Override
    public byte @Nullable [] content(String sha256) throws IOException {
        try {
            return cursor.content(sha256);
        } catch (JournalException e) {
            notices.accept(
                    "Record " + id + " of the journal is there without its message or picture. " + e.getMessage());
            return null;
        }
    }

    @Override
    public @Nullable JournalRecord next() throws IOException {
        return cursor.next();
    }

    @Override
    public long skipDamage() throws IOException {
        return cursor.skipDamage();
    }

    @Override
    public JournalPosition position() {
        return cursor.position();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
