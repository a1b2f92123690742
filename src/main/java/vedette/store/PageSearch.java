package vedette.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// Finds the entries next to a place in the log. Opens a segment only while it may have nearer ones than those found.
final class PageSearch {
    private final Question question;
    private final boolean downwards;
    private final @Nullable Key beyond;
    private final int most;
    private final Comparator<Key> farthestFirst;
    private final PriorityQueue<Key> found;

    private record Key(long happened, long id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return happened != other.happened ? Long.compare(happened, other.happened) : Long.compare(id, other.id);
        }
    }

    private PageSearch(Question question, boolean downwards, @Nullable PageKey beyond, int most) {
        this.question = question;
        this.downwards = downwards;
        this.beyond = beyond == null ? null : new Key(StoredTime.floor(beyond.happened()), beyond.id());
        this.most = most;
        farthestFirst = downwards ? Comparator.<Key>naturalOrder() : Comparator.<Key>reverseOrder();
        found = new PriorityQueue<>(farthestFirst);
    }

    /// A page, newest first.
    ///
    /// @param downwards whether older entries than `beyond` are wanted, or newer ones
    /// @param beyond null for the end of the log
    static Page find(Question question, boolean downwards, @Nullable PageKey beyond, int limit) throws SQLException {
        PageSearch search = new PageSearch(question, downwards, beyond, limit + 1);
        search.run();
        List<Key> keys = new ArrayList<>(search.found);
        keys.sort(search.farthestFirst.reversed());
        boolean more = keys.size() > limit;
        List<Key> kept = more ? keys.subList(0, limit) : keys;
        List<Key> newestFirst = downwards ? kept : kept.reversed();
        @Nullable LogEntry[] entries =
                question.source().entries(newestFirst.stream().mapToLong(Key::id).toArray());
        return new Page(Arrays.stream(entries).filter(Objects::nonNull).toList(), more);
    }

    private void run() throws SQLException {
        for (Segment segment : downwards ? question.newestFirst() : question.oldestFirst()) {
            Key farthest = found.peek();
            if (found.size() == most && farthest != null) {
                if (downwards ? segment.lastHappened() < farthest.happened : segment.firstHappened() > farthest.happened) {
                    return;
                }
            }
            if (beyond == null
                    || (downwards ? segment.firstHappened() <= beyond.happened : segment.lastHappened() >= beyond.happened)) {
                search(segment);
            }
        }
    }

    private void search(Segment segment) throws SQLException {
        long[] positions = question.match(segment);
        if (positions == null) {
            return;
        }
        IndexSource source = question.source();
        int position = first(segment, positions);
        while (position >= 0) {
            Key key = new Key(segment.happened(source, position), segment.id(source, position));
            if (found.size() == most) {
                if (farthestFirst.compare(key, Objects.requireNonNull(found.peek())) < 0) {
                    return;
                }
                found.poll();
            }
            found.add(key);
            position = downwards
                    ? PositionSet.below(positions, position)
                    : PositionSet.from(positions, position + 1);
        }
    }

    private int first(Segment segment, long[] positions) throws SQLException {
        IndexSource source = question.source();
        if (downwards) {
            int bound = beyond == null ? segment.docs() : segment.lowerBound(source, beyond.happened, beyond.id);
            return PositionSet.below(positions, bound);
        }
        int bound = beyond == null ? 0 : segment.lowerBound(source, beyond.happened, beyond.id + 1);
        return PositionSet.from(positions, bound);
    }
}
