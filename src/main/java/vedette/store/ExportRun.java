package vedette.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.model.LogEntry;

/// An export on its way: a step reads and writes about a thousand entries.
final class ExportRun implements ReaderJob<ExportResult> {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRun.class);
    private static final int KEYS_A_STEP = 1_024;
    /// Few, because each may have a payload of a megabyte.
    private static final int ROWS_AT_ONCE = 64;

    private final EventFilter filter;
    private final ExportFormat format;
    private final Path target;
    private final Path unfinished;
    private final ExportProgress progress;

    private @Nullable KeyWalk walk;
    private @Nullable EntryWriter writer;
    private @Nullable FileChannel file;
    private long entries;
    private long bytes;
    private long firstTime;
    private long lastTime;

    ExportRun(EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {
        this.filter = filter;
        this.format = format;
        this.target = target.toAbsolutePath();
        this.progress = progress;
        unfinished = this.target.resolveSibling("." + this.target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    @Override
    public @Nullable ExportResult step(Handle handle) throws IOException {
        KeyWalk open = walk == null ? begin(handle) : walk;
        List<PageKey> keys = open.next(handle, KEYS_A_STEP);
        for (int at = 0; at < keys.size(); at += ROWS_AT_ONCE) {
            write(KeyWalk.entries(handle, keys.subList(at, Math.min(keys.size(), at + ROWS_AT_ONCE))));
        }
        if (keys.size() == KEYS_A_STEP) {
            tell(StoredTime.floor(keys.getLast().received()));
            return null;
        }
        finish();
        progress.reached(entries, 1);
        return new ExportResult(target, entries, bytes);
    }

    private KeyWalk begin(Handle handle) throws IOException {
        long newestId = LogDatabase.newestId(handle);
        lastTime = handle.createQuery("SELECT MAX(received) FROM event")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
        if (filter.to() != null) {
            lastTime = Math.min(lastTime, StoredTime.floor(filter.to()));
        }
        KeyWalk begun = new KeyWalk(Scan.of(filter, newestId), false, null, KEYS_A_STEP);
        walk = begun;
        FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        file = channel;
        OutputStream stream = Channels.newOutputStream(channel);
        writer = switch (format) {
            case CSV -> new CsvEntryWriter(stream);
            case NDJSON -> new NdjsonEntryWriter(stream);
        };
        return begun;
    }

    private void write(List<LogEntry> rows) throws IOException {
        EntryWriter open = writer;
        if (open == null) {
            throw new IllegalStateException("not begun");
        }
        if (entries == 0 && !rows.isEmpty()) {
            firstTime = StoredTime.floor(rows.getFirst().received());
        }
        for (LogEntry row : rows) {
            open.write(row);
            entries++;
        }
    }

    private void tell(long time) {
        double span = Math.max(1, lastTime - firstTime);
        progress.reached(entries, Math.clamp((time - firstTime) / span, 0, 1));
    }

    private void finish() throws IOException {
        EntryWriter open = writer;
        FileChannel channel = file;
        if (open == null || channel == null) {
            throw new IllegalStateException("not begun");
        }
        open.flush();
        channel.force(true);
        bytes = channel.size();
        open.close();
        channel.close();
    }

    @Override
    public void publish() throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void abandon() {
        try {
            if (file != null) {
                file.close();
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            LOG.warn("an unfinished export stays behind: {}", unfinished, e);
        }
    }
}
