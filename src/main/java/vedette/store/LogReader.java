package vedette.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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

    /// Writes all entries that the filter shows and that are in the log now to a file, oldest first. Other
    /// questions are answered in between. The file appears, or replaces the one that was there, only when it
    /// is whole: an export that fails or is cancelled leaves nothing.
    ///
    /// @param target the file; its folder must exist
    CompletableFuture<ExportResult> export(
            EventFilter filter, ExportFormat format, Path target, ExportProgress progress);

    /// The names of all cameras in the log, in alphabetical order of their characters.
    CompletableFuture<List<String>> cameras();

    /// How many entries the log has: for a log that is open for reading only, when it was opened.
    long size();

    /// Abandons the questions that are still open and closes the log.
    @Override
    void close();
}
