package vedette.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalReader;
import vedette.search.EventFilter;

/// Asks the event log. Thread-safe. Questions are answered one after the other on the log's own thread; a
/// future that is cancelled stops its question. A question that fails completes its future with an
/// [EventLogException].
public interface LogReader extends AutoCloseable {
    /// The most entries that one page may have.
    int LONGEST_PAGE = 1_000;

    /// The newest entries that the filter shows, or those next older than a place in the log; newest first.
    ///
    /// @param before where to go on downwards, usually [Page#last()]; null to begin at the newest
    /// @param limit 1 to [#LONGEST_PAGE]
    CompletableFuture<Page> page(EventFilter filter, @Nullable PageKey before, int limit);

    /// The entries next newer than a place in the log; newest first too, so that a screen puts them on top.
    ///
    /// @param after where to go on upwards, usually [Page#first()]
    /// @param limit 1 to [#LONGEST_PAGE]
    CompletableFuture<Page> pageAfter(EventFilter filter, PageKey after, int limit);

    /// How many entries the filter shows.
    CompletableFuture<Long> count(EventFilter filter);

    /// The filter's entries between two times counted in equal spans, for the time ruler.
    ///
    /// @param from inclusive
    /// @param to exclusive, after `from`
    /// @param buckets 1 to 10,000
    /// @return exactly that many buckets in the order of time, the empty ones too
    CompletableFuture<List<TimeBucket>> histogram(EventFilter filter, Instant from, Instant to, int buckets);

    /// What the filter's entries are, counted by what one can narrow them by.
    CompletableFuture<Facets> facets(EventFilter filter);

    /// Values of a facet in the log that begin with a text, whatever its case, in alphabetical order.
    ///
    /// @param limit 1 to 1,000
    CompletableFuture<List<String>> complete(Facets.Facet facet, String beginning, int limit);

    /// How much of the filter's time the log can speak for, for the filter's cameras.
    CompletableFuture<Coverage> coverage(EventFilter filter);

    /// What an entry came in; empty where the log has no such entry.
    CompletableFuture<Optional<Original>> original(long id);

    /// The picture of an entry; empty where it has none or where it is no longer kept.
    CompletableFuture<Optional<byte[]>> picture(long id);

    /// Hands all entries that the filter shows and that are in the log now to a taker, oldest first, on a thread of its
    /// own: other questions are answered meanwhile. Cancelling the future stops it soon.
    <R> CompletableFuture<R> stream(EventFilter filter, EntryStream<R> taker);

    /// What is held now, in the order in which it was placed.
    CompletableFuture<List<Hold>> holds();

    /// The names of all cameras in the log, in alphabetical order of their characters.
    CompletableFuture<List<String>> cameras();

    /// This log's own journal, for proofs.
    Optional<JournalReader> journal();

    /// The id that an entry has in [#journal]; empty where it is in another recorder's, with which this log shares a
    /// database. Known once the log has answered a question.
    OptionalLong idInJournal(long id);

    /// How many entries the log has: for a log that is open for reading only, when it was opened.
    long size();

    /// Abandons the questions that are still open and closes the log.
    @Override
    void close();
}
