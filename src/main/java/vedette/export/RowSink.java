package vedette.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.Original;

/// The forms for other programs: nothing but the entries.
final class RowSink implements EntrySink {
    private static final byte[] NO_PAYLOAD = {};

    private final FileChannel file;
    private final EntryWriter rows;

    RowSink(ExportFormat format, Path unfinished) throws IOException {
        file = FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        OutputStream stream = Channels.newOutputStream(file);
        rows = format == ExportFormat.CSV ? new CsvEntryWriter(stream) : new NdjsonEntryWriter(stream);
    }

    @Override
    public EntryStream.Depth depth() {
        return EntryStream.Depth.MESSAGES;
    }

    @Override
    public void begin(long total, Coverage coverage) {
        // Any number will do, and a line that is no entry would be in other programs' way.
    }

    @Override
    public void write(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) throws IOException {
        rows.write(entry, payload(original));
    }

    /// The message's bytes, empty where there is none.
    static byte[] payload(@Nullable Original original) {
        return original == null || original.message() == null
                ? NO_PAYLOAD
                : original.message().payload();
    }

    @Override
    public void finish(List<String> lacks) throws IOException {
        rows.flush();
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        // Not the writer: it would write on what is abandoned, and fail again where the disk is full.
        file.close();
    }
}
