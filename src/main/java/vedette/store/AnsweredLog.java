package vedette.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalReader;
import vedette.search.EventFilter;

/// A log whose questions go to the reading thread.
abstract class AnsweredLog implements LogReader {
    final LogIndex index;

    AnsweredLog(LogIndex index) {
        this.index = index;
    }

    @Override
    public CompletableFuture<Page> page(EventFilter filter, @Nullable PageKey before, int limit) {
        return index.ask((found, handle) -> found.page(handle, filter, before, checked(limit, LONGEST_PAGE)));
    }

    @Override
    public CompletableFuture<Page> pageAfter(EventFilter filter, PageKey after, int limit) {
        return index.ask((found, handle) -> found.pageAfter(handle, filter, after, checked(limit, LONGEST_PAGE)));
    }

    private static int checked(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException("1 to " + most + ": " + limit);
        }
        return limit;
    }

    @Override
    public CompletableFuture<Long> count(EventFilter filter) {
        return index.ask((found, handle) -> found.count(handle, filter));
    }

    @Override
    public CompletableFuture<List<TimeBucket>> histogram(EventFilter filter, Instant from, Instant to, int buckets) {
        return index.ask((found, handle) -> found.histogram(handle, filter, from, to, buckets));
    }

    @Override
    public CompletableFuture<Facets> facets(EventFilter filter) {
        return index.ask((found, handle) -> found.facets(handle, filter));
    }

    @Override
    public CompletableFuture<List<String>> complete(Facets.Facet facet, String beginning, int limit) {
        return index.ask((found, handle) -> found.complete(handle, facet, beginning, checked(limit, 1_000)));
    }

    @Override
    public CompletableFuture<Coverage> coverage(EventFilter filter) {
        return index.ask((found, handle) -> found.coverage(handle, filter, index.now()));
    }

    @Override
    public CompletableFuture<Optional<Original>> original(long id) {
        return index.ask((found, handle) -> index.records().original(handle, id));
    }

    @Override
    public CompletableFuture<Optional<byte[]>> picture(long id) {
        return index.ask((found, handle) -> index.records().picture(handle, id));
    }

    @Override
    public <R> CompletableFuture<R> stream(EventFilter filter, EntryStream<R> taker) {
        return index.stream(filter, taker);
    }

    @Override
    public CompletableFuture<List<Hold>> holds() {
        return index.ask((found, handle) -> HoldTable.read(handle.getConnection()));
    }

    @Override
    public CompletableFuture<List<String>> cameras() {
        return index.ask((found, handle) -> found.cameras(handle));
    }

    @Override
    public Optional<JournalReader> journal() {
        return Optional.of(index.journal());
    }

    @Override
    public OptionalLong idInJournal(long id) {
        return RecorderIds.recorder(id) == index.recorder()
                ? OptionalLong.of(RecorderIds.local(id))
                : OptionalLong.empty();
    }
}
