package vedette.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;

/// Reads a journal, whether or not another thread or program writes it. Thread-safe.
public final class JournalReader implements AutoCloseable {
    private final Path directory;

    private JournalReader(Path directory) {
        this.directory = directory;
    }

    /// @throws JournalException where there is no journal
    public static JournalReader open(Path directory) throws IOException {
        return new JournalReader(directory);
    }

    public Path directory() {
        return directory;
    }

    /// The record that has this id as one of its lines; empty where there is none, or it was removed.
    public Optional<JournalRecord> record(long id) throws IOException {
        throw new UnsupportedOperationException("journal " + id);
    }

    /// The content of a record.
    ///
    /// @param id any of the record's ids
    /// @param sha256 in 64 hexadecimal digits of lower case
    /// @return empty where it is not kept (any more)
    public Optional<byte[]> content(long id, String sha256) throws IOException {
        throw new UnsupportedOperationException("journal " + id);
    }

    /// Reads on from a place.
    ///
    /// @throws JournalException where the journal's chain does not go through that place: it is another journal's
    public JournalCursor from(JournalPosition position) throws IOException {
        throw new UnsupportedOperationException("journal " + position);
    }

    /// The piece of the chain that proves a record.
    public Optional<ChainInterval> interval(long id) throws IOException {
        throw new UnsupportedOperationException("journal " + id);
    }

    /// Where the journal ends now, as far as it is forced.
    public JournalPosition end() throws IOException {
        throw new UnsupportedOperationException("journal");
    }

    public PublicKey publicKey() throws IOException {
        throw new UnsupportedOperationException("journal");
    }

    @Override
    public void close() {}
}
