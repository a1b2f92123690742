package vedette.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongPredicate;

/// The journal, open for writing. One thread writes; [#remove], [#bytes] and readers may be used by others.
public final class Journal implements AutoCloseable {
    private Journal() {}

    /// Opens or begins a journal. A torn tail is cut off; the station's key is made where there is none.
    ///
    /// @throws JournalException when another program writes it, or the disk does not let it be opened
    public static Journal open(Path directory, Clock clock) throws IOException {
        throw new UnsupportedOperationException("journal " + directory + clock);
    }

    public Recovery recovery() {
        throw new UnsupportedOperationException("journal");
    }

    /// Takes a record. It is not safe before [#force] has returned.
    ///
    /// @return its first id
    public long append(NewRecord record) throws IOException {
        throw new UnsupportedOperationException("journal " + record.lines());
    }

    /// Writes what was taken and makes it survive the loss of power; signs a checkpoint before where one is due.
    /// When it fails (the disk is full), nothing that was taken since the last success counts: the caller gives it
    /// again.
    public void force() throws IOException {
        throw new UnsupportedOperationException("journal");
    }

    /// Signs a checkpoint where 60 s have passed since the last; called a few times a minute by the writing thread.
    public void tick() throws IOException {
        throw new UnsupportedOperationException("journal");
    }

    /// Where the journal ends, as far as it is forced. From any thread.
    public JournalPosition end() {
        throw new UnsupportedOperationException("journal");
    }

    /// What it takes on disk, in bytes. From any thread.
    public long bytes() {
        throw new UnsupportedOperationException("journal");
    }

    public JournalReader reader() {
        throw new UnsupportedOperationException("journal");
    }

    /// Removes records for good, and puts signed tombstones in their place. A record goes when all its ids are to go.
    /// Only segments that are no longer written are touched. From any one thread; slow.
    ///
    /// @param gone the ids that are to go
    /// @param below nothing at or above this id is looked at
    /// @param reason why, for the tombstones
    /// @return how many bytes were freed
    public long remove(LongPredicate gone, long below, String reason) throws IOException {
        throw new UnsupportedOperationException("journal " + gone + below + reason);
    }

    /// Closes in order: the last record says so, and is signed.
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("journal");
    }
}
