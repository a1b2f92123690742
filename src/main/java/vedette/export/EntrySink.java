package vedette.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.Original;

/// One form of export while it is written. Confined to one thread at a time.
interface EntrySink extends Closeable {
    EntryStream.Depth depth();

    /// @throws ExportException when the form can't take so many
    void begin(long total, Coverage coverage) throws IOException;

    /// @param original null where the entry came in no message
    /// @param picture null where it has none, or where it is no longer kept
    void write(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) throws IOException;

    /// After the last entry: all of it is on disk then.
    ///
    /// @param lacks sentences on what is not in it, for forms that have room for words
    void finish(List<String> lacks) throws IOException;

    /// The SHA-256 of the manifest, for evidence once it is finished; else null.
    default @Nullable String digest() {
        return null;
    }

    /// Gives up what is open, finished or not.
    @Override
    void close() throws IOException;
}
