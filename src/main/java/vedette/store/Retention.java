package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.IdRange;
import vedette.journal.Journal;
import vedette.model.EventKind;
import vedette.search.EventFilter;

/// Removes days of events, segment by segment: says so in the log, puts signed tombstones into the journal, and takes
/// the events out of the index. The index only finds what is due; it is believed where it has all that the journal
/// has. Confined to one thread.
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    /// The rest goes the next time.
    private static final int MOST_AT_ONCE = 1_000_000;

    private static final Outcome NOT_NOW = new Outcome(0, false);

    /// What the log does for it.
    interface Log {
        /// Says in the log what is done.
        ///
        /// @return false where the log takes nothing for so long
        boolean offer(String summary, Duration atMost) throws InterruptedException;

        /// As [Journal#endSegment].
        CompletableFuture<Void> endSegment();

        /// So many events are not in the log any more.
        void removed(long events);
    }

    /// @param events how many were removed
    /// @param isComplete false where it is to be tried again soon
    record Outcome(long events, boolean isComplete) {}

    /// What is due.
    ///
    /// @param ids in the journal, ascending
    /// @param what it is, in words
    private record Due(long[] ids, String what) {
        long[] in(IdRange segment) {
            return Arrays.copyOfRange(ids, place(segment.from()), place(segment.to()));
        }

        private int place(long id) {
            int at = Arrays.binarySearch(ids, id);
            return at < 0 ? -at - 1 : at;
        }
    }

    private final Journal journal;
    private final LogIndex index;
    private final HoldGate gate;
    private final Log log;
    /// Segments from which nothing can be removed.
    private final Set<Long> damaged = new HashSet<>();

    Retention(Journal journal, LogIndex index, HoldGate gate, Log log) {
        this.journal = journal;
        this.index = index;
        this.gate = gate;
        this.log = log;
    }

    /// @param firstDays the oldest day that is kept of each kind of which days go
    Outcome remove(Map<EventKind, Integer> firstDays) throws IOException, InterruptedException {
        if (!index.lane().awaitIndexed(journal.end().nextId(), PATIENCE)) {
            LOG.info("nothing is removed from the event log while its index is behind");
            return NOT_NOW;
        }
        Due due = due(firstDays);
        if (due.ids().length == 0) {
            return new Outcome(0, true);
        }
        boolean isSealed = seal(due.ids()[due.ids().length - 1]);
        boolean isNoted = false;
        long removed = 0;
        for (IdRange segment : journal.sealed()) {
            long[] ids = due.in(segment);
            if (ids.length == 0 || damaged.contains(segment.from())) {
                continue;
            }
            isNoted = isNoted || log.offer("removed, as the log is set to: " + due.what(), PATIENCE);
            long gone = isNoted ? removeWithoutHolds(segment, ids, due.what()) : -1;
            if (gone < 0) {
                return new Outcome(removed, false);
            }
            removed += gone;
        }
        return new Outcome(removed, isSealed && due.ids().length < MOST_AT_ONCE);
    }

    private Due due(Map<EventKind, Integer> firstDays) throws IOException, InterruptedException {
        HeldEvents held = new HeldEvents(answer(index.holds(0)).orElse(List.of()));
        long[] all = {};
        StringBuilder what = new StringBuilder();
        for (Map.Entry<EventKind, Integer> each : firstDays.entrySet()) {
            EventKind kind = each.getKey();
            Instant before = KeptBytes.begin(each.getValue());
            Set<Long> stays = held(kind, before, held);
            long[] ids = answer(index.ask((found, handle) -> found.forgettable(
                    handle,
                    kind,
                    before,
                    id -> RecorderIds.recorder(id) == index.recorder() && !stays.contains(id),
                    MOST_AT_ONCE)));
            if (ids.length > 0) {
                all = LongStream.concat(LongStream.of(all), LongStream.of(ids)).toArray();
                what.append(what.isEmpty() ? "" : ", ")
                        .append(ids.length + " events of the kind " + kind.word() + " from before " + before);
            }
        }
        return new Due(LongStream.of(all).map(RecorderIds::local).sorted().toArray(), what.toString());
    }

    private Set<Long> held(EventKind kind, Instant before, HeldEvents held) throws IOException, InterruptedException {
        Set<Long> stays = new HashSet<>(held.ids());
        for (Hold hold : held.times()) {
            Instant end = hold.to() == null || hold.to().isAfter(before) ? before : hold.to();
            EventFilter filter = EventFilter.ALL.ofKinds(Set.of(kind)).between(hold.from(), end);
            stays.addAll(answer(index.ids(filter)));
        }
        return stays;
    }

    /// Has the segment ended that is written, where something is to be removed from it.
    ///
    /// @return false where that takes longer
    private boolean seal(long lastId) throws IOException, InterruptedException {
        List<IdRange> sealed = journal.sealed();
        if (!sealed.isEmpty() && lastId < sealed.getLast().to()) {
            return true;
        }
        try {
            log.endSegment().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /// While no hold can be placed or released.
    ///
    /// @return how many events were removed; negative where that can't be now
    private long removeWithoutHolds(IdRange segment, long[] ids, String what) throws IOException, InterruptedException {
        if (!gate.close(PATIENCE)) {
            return -1;
        }
        try {
            long end = journal.end().nextId();
            // Before others are locked out, since the index may have a hold of this journal to write until then.
            if (!index.lane().awaitIndexed(end, PATIENCE)) {
                return -1;
            }
            try (LogDatabase.HoldLock others = index.database().lockHolds()) {
                return remove(segment, ids, what, end);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            gate.open();
        }
    }

    private long remove(IdRange segment, long[] ids, String what, long end) throws IOException, InterruptedException {
        Optional<List<Hold>> holds = answer(index.holds(end));
        if (holds.isEmpty()) {
            return -1;
        }
        long idBase = RecorderIds.base(index.recorder());
        BitSet found = answer(index.ask((reader, handle) -> DueRecords.found(handle.getConnection(), idBase, segment)));
        DueRecords records = new DueRecords(segment, ids, found, new HeldEvents(holds.get()), idBase);
        if (!journal.remove(segment, records, what)) {
            damaged.add(segment.from());
            return 0;
        }
        answer(index.change((handle, writer, recorder) -> {
            writer.remove(records.events());
            KeptBytes bytes = new KeptBytes(handle.getConnection(), recorder);
            records.gone().forEach(bytes::subtract);
            bytes.flush();
            writer.flush();
            handle.getConnection().commit();
        }));
        log.removed(records.events().length);
        return records.events().length;
    }

    /// @throws IOException where there is none
    static <T> T answer(CompletableFuture<T> question) throws IOException, InterruptedException {
        try {
            return question.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the index does not answer", e);
        }
    }
}
