package vedette.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.model.LogEntry;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.Original;

/// An export on its way. The log's thread reads and hands over in batches; a thread of the export's own formats and
/// writes, so that neither waits for the other's kind of work. What lies between them is bounded.
final class ExportRun implements EntryStream<ExportResult> {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRun.class);
    private static final int BATCH_ENTRIES = 256;
    private static final long BATCH_BYTES = 1 << 20;
    private static final int BATCHES_BETWEEN = 4;
    private static final int ENTRIES_BETWEEN_WORDS = 1_000;

    private record Taken(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) {}

    private final UnfinishedTarget target;
    private final Path part;
    private final EntrySink sink;
    private final ExportProgress progress;

    private final BlockingQueue<List<Taken>> between = new ArrayBlockingQueue<>(BATCHES_BETWEEN);
    private final FutureTask<@Nullable Void> writing = new FutureTask<>(this::write, null);
    private final Thread writer =
            Thread.ofPlatform().name("export-writer").daemon().unstarted(writing);
    private volatile boolean abandoned;
    private List<Taken> batch = new ArrayList<>();
    private long batchBytes;
    private long total;
    private long entries;
    private long damaged;
    private @Nullable Coverage coverage;

    /// @param part where the sink writes, one of the target's hidden names
    ExportRun(UnfinishedTarget target, Path part, EntrySink sink, ExportProgress progress) {
        this.target = target;
        this.part = part;
        this.sink = sink;
        this.progress = progress;
    }

    @Override
    public Depth depth() {
        return sink.depth();
    }

    @Override
    public void begin(long expected, Coverage stated) throws IOException {
        total = expected;
        coverage = stated;
        try {
            sink.begin(expected, stated);
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
        writer.start();
    }

    @Override
    public void damaged(LogEntry entry) {
        damaged++;
    }

    @Override
    public void take(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) throws IOException {
        batch.add(new Taken(entry, original, picture));
        batchBytes += RowSink.payload(original).length + (picture == null ? 0 : picture.length);
        if (batch.size() >= BATCH_ENTRIES || batchBytes >= BATCH_BYTES) {
            handOver();
        }
        if (++entries % ENTRIES_BETWEEN_WORDS == 0 && entries < total) {
            progress.reached(entries, (double) entries / total);
        }
    }

    private void handOver() throws IOException {
        List<Taken> full = batch;
        batch = new ArrayList<>(BATCH_ENTRIES);
        batchBytes = 0;
        try {
            while (!between.offer(full, 50, TimeUnit.MILLISECONDS)) {
                if (writing.isDone()) {
                    await();
                    throw new IllegalStateException("the writer ended before the entries");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        InterruptedIOException interrupted = new InterruptedIOException("the export was stopped");
        interrupted.initCause(e);
        return interrupted;
    }

    /// The writer's work. An empty batch is the last.
    private void write() {
        try {
            for (List<Taken> next = between.take(); !next.isEmpty(); next = between.take()) {
                for (Taken taken : next) {
                    if (abandoned) {
                        return;
                    }
                    sink.write(taken.entry, taken.original, taken.picture);
                }
            }
            sink.finish(ExportResult.lacks(gone(), damaged));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ExportResult end() throws IOException {
        if (!batch.isEmpty()) {
            handOver();
        }
        handOver();
        await();
        try {
            sink.close();
            long bytes = UnfinishedTarget.bytes(part);
            target.publish(part);
            target.clear();
            progress.reached(entries, 1);
            return new ExportResult(
                    target.target(), entries, bytes, Objects.requireNonNull(coverage), sink.digest(), gone(), damaged);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// After the last entry was taken.
    private long gone() {
        return Math.max(0, total - entries);
    }

    private void await() throws IOException {
        try {
            writing.get();
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private ExportException failure(Throwable failed) {
        Throwable cause = failed instanceof java.io.UncheckedIOException wrapped
                ? Objects.requireNonNullElse(wrapped.getCause(), failed)
                : failed;
        return cause instanceof ExportException sentence
                ? sentence
                : new ExportException(
                        "The export could not be written to " + target.target() + " (" + cause.getMessage()
                                + "). Choose another place, or make room there, and export again.",
                        cause);
    }

    @Override
    public void abandon() {
        abandoned = true;
        writer.interrupt();
        boolean asked = Thread.interrupted();
        try {
            writer.join();
            try {
                sink.close();
            } finally {
                target.clear();
            }
        } catch (IOException e) {
            LOG.warn("an unfinished export may have stayed behind beside {}", target.target(), e);
        } catch (InterruptedException e) {
            asked = true;
        }
        if (asked) {
            Thread.currentThread().interrupt();
        }
    }
}
