package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.Journal;
import vedette.journal.NewRecord;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// The event log: a journal that keeps, and a database that finds. One process has it open for writing; others of the
/// same user may read it meanwhile.
public final class JournalEventLog extends AnsweredLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(JournalEventLog.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Path directory;
    private final Clock clock;
    private final LogOptions options;
    private final Journal journal;
    private final WriterLane writer;
    private final @Nullable LogLock lock;
    private final LogKeeper keeper;
    private final HoldLane holds;
    private final AtomicLong size = new AtomicLong();
    private final List<RecentRecord> recent;
    /// Of what is written from now on.
    private final long firstId;

    private final List<String> notices = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private JournalEventLog(
            Path directory,
            Clock clock,
            StoreThreads threads,
            LogOptions options,
            Journal journal,
            LogLock lock,
            LogIndex index)
            throws IOException {
        super(index);
        this.directory = directory;
        this.clock = clock;
        this.options = options;
        this.journal = journal;
        this.lock = lock;
        size.set(journal.recovery().entries());
        notices.addAll(journal.recovery().notices());
        recent = RecentRecords.read(index.journal());
        FormerLog.Taken former = new FormerLog(directory).takeInto(journal, recent);
        if (former != null) {
            notices.add(former.notice());
            size.addAndGet(former.events());
        }
        firstId = journal.end().nextId();
        writer = new WriterLane(journal, WriterLane.BOUNDS, threads.writer(), RETRY_AFTER, index.lane()::signal);
        HoldGate gate = new HoldGate();
        OwnRecords own = new OwnRecords();
        holds = new HoldLane(index, gate, own, threads.holds());
        Retention retention = new Retention(journal, index, gate, own);
        keeper = new LogKeeper(journal, index, retention, clock, options.retention(), threads.keeper());
        index.lane().stepsAsideWhile(writer::isBusy);
        writer.start();
        index.start();
        keeper.start();
    }

    /// Opens the log for the station, as it is usually kept.
    ///
    /// @param directory made when it is missing
    /// @throws EventLogException when another process has the log open, or the disk does not let it be opened
    public static EventLog open(Path directory, Clock clock, StoreThreads threads) throws EventLogException {
        return open(directory, clock, threads, LogOptions.USUAL);
    }

    /// Opens the log for the station.
    ///
    /// @param directory made when it is missing
    /// @throws EventLogException when another process has the log open, or the disk does not let it be opened
    public static EventLog open(Path directory, Clock clock, StoreThreads threads, LogOptions options)
            throws EventLogException {
        LogLock lock = null;
        Journal journal = null;
        try {
            Files.createDirectories(directory);
            lock = LogLock.take(directory, false);
            if (lock == null) {
                throw LogFailure.inUse(directory, null);
            }
            journal = Journal.open(journal(directory), clock);
            LogIndex index = new LogIndex(journal.reader(), database(directory, clock, options), clock, threads);
            return new JournalEventLog(directory, clock, threads, options, journal, lock, index);
        } catch (IOException | EventLogException e) {
            release(journal, lock);
            throw LogFailure.unopened(directory, e);
        }
    }

    static Path journal(Path directory) {
        return directory.resolve("journal");
    }

    static LogDatabase database(Path directory, Clock clock, LogOptions options) throws EventLogException {
        String address = options.database();
        return address == null
                ? EmbeddedDatabase.in(directory, clock)
                : new SharedDatabase(address, options.user(), options.password());
    }

    private static void release(@Nullable Journal journal, @Nullable LogLock lock) {
        try {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException e) {
            LOG.warn("the journal could not be closed", e);
        }
        if (lock != null) {
            lock.close();
        }
    }

    /// Opens the log for reading only, whether or not a station has it open; its index is where the options say. While
    /// a reader has it open without a station, no station can start with it.
    ///
    /// @param threads makes the threads that read
    /// @throws EventLogException when there is no log, or it can't be read now
    public static LogReader openReader(Path directory, ThreadFactory threads, LogOptions options)
            throws EventLogException {
        return LogVisitor.open(directory, threads, options);
    }

    @Override
    public void append(LogRecord record, Runnable whenKept) throws InterruptedException {
        if (!options.recordsCameras() && record.original() != null) {
            whenKept.run(); // a recorder that shares the database keeps it
            return;
        }
        LogRecord told = options.recordsCameras() ? record : FittingRecord.withoutGaps(record);
        writer.append(waiting(told, null, id -> whenKept.run()));
    }

    private AppendQueue.Waiting waiting(LogRecord record, @Nullable HoldChange change, AppendQueue.WhenKept whenKept) {
        LogRecord fitting = FittingRecord.of(record);
        NewRecord encoded = RecordCodec.encode(fitting, change);
        long bytes = encoded.header().length
                + encoded.contents().stream()
                        .mapToLong(each -> each.bytes().length)
                        .sum();
        return new AppendQueue.Waiting(encoded, bytes, id -> {
            size.addAndGet(encoded.lines());
            whenKept.kept(id);
        });
    }

    /// What is done with the log itself goes into it where it has room.
    private final class OwnRecords implements HoldLane.Writer, Retention.Log {
        @Override
        public boolean offer(String summary, HoldChange change, AppendQueue.WhenKept whenKept, Duration atMost)
                throws InterruptedException {
            LogEntry entry = LogEntry.of(EventKind.AUDIT, clock.instant(), summary)
                    .key(System.getProperty("user.name"))
                    .build();
            return writer.offer(waiting(LogRecord.own(entry), change, whenKept), atMost);
        }

        @Override
        public @Nullable String failure() {
            return writer.failure();
        }

        @Override
        public boolean offer(String summary, Duration atMost) throws InterruptedException {
            LogEntry entry =
                    LogEntry.of(EventKind.AUDIT, clock.instant(), summary).build();
            return writer.offer(waiting(LogRecord.own(entry), null, id -> {}), atMost);
        }

        @Override
        public CompletableFuture<Void> endSegment() {
            return writer.endSegment();
        }

        @Override
        public void removed(long events) {
            size.addAndGet(-events);
        }
    }

    @Override
    public List<RecentRecord> recent() {
        return recent;
    }

    @Override
    public @Nullable Instant lastAlive() {
        return journal.recovery().lastAlive();
    }

    @Override
    public boolean closedInOrder() {
        return journal.recovery().closedInOrder();
    }

    @Override
    public CompletableFuture<List<Gap>> openGaps() {
        CompletableFuture<List<Gap>> found = new CompletableFuture<>();
        index.change((handle, writer, recorder) -> found.complete(GapTable.open(handle.getConnection()).stream()
                        .filter(gap -> RecorderIds.recorder(gap.id()) == recorder)
                        .filter(gap -> RecorderIds.local(gap.id()) < firstId)
                        .toList()))
                .exceptionally(failure -> {
                    found.completeExceptionally(failure);
                    return null;
                });
        return found;
    }

    @Override
    public CompletableFuture<Hold> hold(Hold wanted) {
        return holds.hold(wanted);
    }

    @Override
    public CompletableFuture<Void> release(long id) {
        return holds.release(id);
    }

    @Override
    public LogStatus status() {
        List<String> all = new ArrayList<>(notices);
        all.addAll(index.lane().notices());
        String failure = writer.failure() == null ? index.lane().failure() : writer.failure();
        return new LogStatus(
                size.get(),
                bytes(),
                writer.waiting(),
                index.lane().behind(journal.end().nextId()),
                index.lane().isRebuilding(),
                failure,
                all);
    }

    private long bytes() {
        try {
            Path file = EmbeddedDatabase.file(directory);
            return journal.bytes() + (options.database() == null && Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            LOG.debug("the index's size can't be read", e);
            return journal.bytes();
        }
    }

    @Override
    public long size() {
        return size.get();
    }

    /// The first id that is not in the journal yet.
    long end() {
        return journal.end().nextId();
    }

    /// Removes what need not be kept any longer, now instead of at the next full hour.
    ///
    /// @return how many events were removed, when they are
    public CompletableFuture<Long> tidy() {
        return keeper.tidy();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            keeper.close();
            holds.close();
            writer.close();
            index.close();
            release(journal, lock);
        }
    }
}
