package vedette.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// Answers questions from the index. Keeps what it knows of it between questions, so that there should be few of
/// these: one for questions, and one for each export that runs. Confined to one thread; each question may come with
/// another connection to the same database.
final class EventIndexReader {
    /// The sets of the frequent values of ten million entries, some 1.3 MB each, nearly all have room.
    private static final long CACHED_BYTES = 32L << 20;
    /// A walk reads each part once, and should not drive out what questions need.
    private static final long CACHED_OF_WALKS = 4L << 20;
    private static final int MOST_TRIES = 5;
    private static final int IDS_AT_ONCE = 8_192;

    private final IndexCatalog catalog = new IndexCatalog();
    private final BlockCache cache = new BlockCache(CACHED_BYTES);
    private final BlockCache cacheOfWalks = new BlockCache(CACHED_OF_WALKS);
    private final BooleanSupplier stopped;

    /// @param stopped whether the question that is being answered is no longer asked: it ends then with a
    ///     [java.util.concurrent.CancellationException]
    EventIndexReader(BooleanSupplier stopped) {
        this.stopped = stopped;
    }

    /// What is done with an index that is up to date.
    private interface Answer<T> {
        T from(IndexSource source) throws SQLException;
    }

    private <T> T answer(Handle handle, Answer<T> answer) throws SQLException {
        for (int tries = 1; ; tries++) {
            try (IndexSource source = new IndexSource(handle.getConnection(), cache, stopped)) {
                catalog.refresh(handle.getConnection());
                return answer.from(source);
            } catch (StaleIndexException e) {
                catalog.forget();
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private <T> T ask(Handle handle, EventFilter filter, Asked<T> asked) throws SQLException {
        return answer(handle, source -> asked.of(new Question(catalog, source, filter)));
    }

    private interface Asked<T> {
        T of(Question question) throws SQLException;
    }

    /// As [LogReader#page].
    Page page(Handle handle, EventFilter filter, @Nullable PageKey before, int limit) throws SQLException {
        return ask(handle, filter, question -> PageSearch.find(question, true, before, limit));
    }

    /// As [LogReader#pageAfter].
    Page pageAfter(Handle handle, EventFilter filter, PageKey after, int limit) throws SQLException {
        return ask(handle, filter, question -> PageSearch.find(question, false, after, limit));
    }

    /// As [LogReader#count].
    long count(Handle handle, EventFilter filter) throws SQLException {
        return ask(handle, filter, EventIndexReader::count);
    }

    private static long count(Question question) throws SQLException {
        long count = 0;
        for (Segment segment : question.newestFirst()) {
            count += question.count(segment);
        }
        return count;
    }

    /// As [LogReader#histogram].
    List<TimeBucket> histogram(Handle handle, EventFilter filter, Instant from, Instant to, int buckets)
            throws SQLException {
        return ask(handle, filter, question -> new RulerCount(from, to, buckets).count(question));
    }

    /// As [LogReader#facets].
    Facets facets(Handle handle, EventFilter filter) throws SQLException {
        return ask(handle, filter, question -> new FacetCount(catalog, question).facets());
    }

    /// As [LogReader#complete].
    List<String> complete(Handle handle, Facets.Facet facet, String beginning, int limit) throws SQLException {
        return ask(
                handle,
                EventFilter.ALL,
                question -> new FacetCount(catalog, question).complete(facet, beginning, limit));
    }

    /// As [LogReader#cameras].
    List<String> cameras(Handle handle) throws SQLException {
        return complete(handle, Facets.Facet.CAMERA, "", Integer.MAX_VALUE);
    }

    /// As [LogReader#coverage].
    ///
    /// @param now where the filter's time ends when it has no end
    Coverage coverage(Handle handle, EventFilter filter, Instant now) throws SQLException {
        return answer(handle, source -> {
            Instant to = filter.to() == null || filter.to().isAfter(now) ? now : filter.to();
            Instant first = StoredTime.of(catalog.segments().stream()
                    .mapToLong(Segment::firstHappened)
                    .min()
                    .orElse(StoredTime.floor(to)));
            Instant from = filter.from() == null ? first : filter.from();
            return CoverageQuestion.ask(source.connection(), filter.cameras(), from, to, first);
        });
    }

    /// One entry; empty where the index has none of that id.
    Optional<LogEntry> entry(Handle handle, long id) throws SQLException {
        try (IndexSource source = new IndexSource(handle.getConnection(), cache, stopped)) {
            return Optional.ofNullable(source.entries(new long[] {id})[0]);
        }
    }

    /// Begins to go through the entries that a filter shows and that are in the log now.
    Walk walk(Handle handle, EventFilter filter) throws SQLException {
        return ask(handle, filter, Walk::begin);
    }

    /// A walk that was begun.
    ///
    /// @param total how many entries it hands out, if none is removed meanwhile
    record Counted(Walk walk, long total) {}

    /// The same, with the number of what is to come.
    Counted countedWalk(Handle handle, EventFilter filter) throws SQLException {
        return ask(handle, filter, question -> new Counted(Walk.begin(question), count(question)));
    }

    /// Goes on.
    ///
    /// @param wanted how many entries at most; some thousands are quickest
    /// @return oldest first; empty at the end
    List<LogEntry> next(Handle handle, Walk walk, int wanted) throws SQLException {
        return goOn(handle, source -> walk.next(source, catalog, wanted));
    }

    /// The ids of the oldest entries of a kind, oldest first.
    ///
    /// @param before only those that happened before this time; null for all
    /// @param wanted which ids count
    /// @param most how many at most
    long[] forgettable(Handle handle, EventKind kind, @Nullable Instant before, LongPredicate wanted, int most)
            throws SQLException {
        EventFilter filter = EventFilter.ALL.ofKinds(Set.of(kind)).between(null, before);
        Walk walk = walk(handle, filter);
        LongStream.Builder found = LongStream.builder();
        int count = 0;
        long[] batch;
        do {
            batch = goOn(handle, source -> walk.nextIds(source, catalog, IDS_AT_ONCE));
            for (int i = 0; i < batch.length && count < most; i++) {
                if (wanted.test(batch[i])) {
                    found.add(batch[i]);
                    count++;
                }
            }
        } while (count < most && batch.length == IDS_AT_ONCE);
        return found.build().toArray();
    }

    /// A walk keeps what it found, so that it is not asked anew from the beginning.
    private <T> T goOn(Handle handle, Answer<T> answer) throws SQLException {
        for (int tries = 1; ; tries++) {
            try (IndexSource source = new IndexSource(handle.getConnection(), cacheOfWalks, stopped)) {
                return answer.from(source);
            } catch (StaleIndexException e) {
                catalog.forget();
                catalog.refresh(handle.getConnection());
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /// How many entries the index has.
    long size(Handle handle) throws SQLException {
        return count(handle, EventFilter.ALL);
    }
}
