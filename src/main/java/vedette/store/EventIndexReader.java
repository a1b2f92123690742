package vedette.store;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.search.EventFilter;

/// Answers questions from the index. Keeps what it knows of it between questions, so that there should be few of these:
/// one for questions, and one for each export that runs. Confined to one thread; each question may come with another
/// connection to the same database.
final class EventIndexReader {
    private static final long CACHED_BYTES = 16L << 20;
    private static final int MOST_TRIES = 5;

    private final IndexCatalog catalog = new IndexCatalog();
    private final BlockCache cache = new BlockCache(CACHED_BYTES);
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
        return ask(handle, filter, question -> {
            long count = 0;
            for (Segment segment : question.newestFirst()) {
                count += question.count(segment);
            }
            return count;
        });
    }

    /// How many entries the index has.
    long size(Handle handle) throws SQLException {
        return count(handle, EventFilter.ALL);
    }
}
