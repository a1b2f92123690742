package vedette.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// Goes through the entries that a question shows, oldest first, as the log was when it began. Remembers positions
/// only, so that a walk through millions of entries needs little memory and no long transaction.
final class Walk {
    private final Question question;
    /// Those that were not begun, the oldest first.
    private final Deque<Waiting> waiting;
    private final PriorityQueue<Opened> opened = new PriorityQueue<>();
    /// Ids that were found and not handed out yet: what fails meanwhile must not lose them.
    private long[] found = {};

    private int foundCount;
    /// The segment of the id that was found last, which has still to step to its next.
    private @Nullable Opened stepping;

    /// A segment that is to be opened when its first time is reached.
    ///
    /// @param copied what the tail had; null for a chunk, which stays what it is
    private record Waiting(
            long firstHappened, Segment segment, @Nullable Copied copied) {}

    private record Copied(long[] happened, long[] ids) {}

    private Walk(Question question, List<Waiting> waiting) {
        this.question = question;
        this.waiting = new ArrayDeque<>(waiting);
    }

    static Walk begin(Question question) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        for (Segment segment : question.oldestFirst()) {
            waiting.add(new Waiting(
                    segment.firstHappened(), segment, segment instanceof TailChunk ? copy(question, segment) : null));
        }
        return new Walk(question, waiting);
    }

    /// The tail changes when entries come.
    private static Copied copy(Question question, Segment tail) throws SQLException {
        long[] shown = question.match(tail);
        int count = shown == null ? 0 : PositionSet.count(shown);
        long[] happened = new long[count];
        long[] ids = new long[count];
        int position = -1;
        for (int i = 0; i < count && shown != null; i++) {
            position = PositionSet.from(shown, position + 1);
            happened[i] = tail.happened(question.source(), position);
            ids[i] = tail.id(question.source(), position);
        }
        return new Copied(happened, ids);
    }

    /// A segment in which the walk is.
    private static final class Opened implements Comparable<Opened> {
        private static final Comparator<Opened> ORDER =
                Comparator.<Opened>comparingLong(each -> each.happened).thenComparingLong(each -> each.id);

        private final Segment segment;
        private final long @Nullable [] shown;
        private final @Nullable Copied copied;
        private int position = -1;
        private long happened;
        private long id;

        Opened(Segment segment, long @Nullable [] shown, @Nullable Copied copied) {
            this.segment = segment;
            this.shown = shown;
            this.copied = copied;
        }

        /// Steps to the next entry, or stays where it is when that fails.
        boolean next(IndexSource source) throws SQLException {
            if (copied != null) {
                position++;
                if (position < copied.ids.length) {
                    happened = copied.happened[position];
                    id = copied.ids[position];
                    return true;
                }
                return false;
            }
            int next = shown == null ? -1 : PositionSet.from(shown, position + 1);
            if (next >= 0) {
                long nextHappened = segment.happened(source, next);
                id = segment.id(source, next);
                happened = nextHappened;
                position = next;
            }
            return next >= 0;
        }

        /// Whether its chunk was dropped meanwhile, because all of it was removed.
        boolean isGone(IndexCatalog catalog) {
            return segment instanceof SealedChunk chunk && catalog.chunk(chunk.number()) == null;
        }

        @Override
        public int compareTo(Opened other) {
            return ORDER.compare(this, other);
        }
    }

    /// The ids of the next entries; fewer than wanted only at the end.
    ///
    /// @throws StaleIndexException where a chunk was merged or dropped meanwhile; the walk can go on in another
    ///     source then, with a catalog that is up to date, and loses nothing
    long[] nextIds(IndexSource source, IndexCatalog catalog, int wanted) throws SQLException {
        Question asked = question.in(source);
        if (found.length < wanted) {
            found = Arrays.copyOf(found, wanted);
        }
        while (foundCount < wanted) {
            step(source, catalog);
            open(asked, catalog);
            Opened least = opened.poll();
            if (least == null) {
                break;
            }
            found[foundCount++] = least.id;
            stepping = least;
        }
        int count = Math.min(foundCount, wanted);
        long[] ids = Arrays.copyOf(found, count);
        System.arraycopy(found, count, found, 0, foundCount - count);
        foundCount -= count;
        return ids;
    }

    private void step(IndexSource source, IndexCatalog catalog) throws SQLException {
        Opened last = stepping;
        if (last != null && !last.isGone(catalog) && last.next(source)) {
            opened.add(last);
        }
        stepping = null;
    }

    /// Opens what may have something before the next.
    private void open(Question asked, IndexCatalog catalog) throws SQLException {
        for (Waiting next = waiting.peek(); next != null; next = waiting.peek()) {
            Opened first = opened.peek();
            if (first != null && first.happened < next.firstHappened) {
                return;
            }
            Segment segment = next.segment;
            if (segment instanceof SealedChunk chunk) {
                segment = catalog.chunk(chunk.number());
            }
            if (segment != null) {
                Opened fresh = new Opened(segment, next.copied == null ? asked.match(segment) : null, next.copied);
                if (fresh.next(asked.source())) {
                    opened.add(fresh);
                }
            }
            waiting.remove();
        }
    }

    /// The next entries; none at the end. Those that were removed meanwhile are left out.
    List<LogEntry> next(IndexSource source, IndexCatalog catalog, int wanted) throws SQLException {
        while (true) {
            long[] ids = nextIds(source, catalog, wanted);
            List<LogEntry> entries =
                    Arrays.stream(source.entries(ids)).filter(Objects::nonNull).toList();
            if (!entries.isEmpty() || ids.length == 0) {
                return entries;
            }
        }
    }
}
