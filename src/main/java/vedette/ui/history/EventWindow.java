package vedette.ui.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.LogReader;
import vedette.store.Page;
import vedette.store.PageKey;
import vedette.ui.Question;

/// The piece of the log that is in memory: some pages around what is looked at, however long the log is. Pages are
/// added at the end that is scrolled to and let go at the other. Entries come late, too, and then belong among the
/// rows.
/// On one thread, the executor's.
final class EventWindow {
    /// How many entries are asked for at once.
    static final int PAGE = 200;

    /// The most rows that are held, unless one page has more.
    static final int MOST_ROWS = 2_000;

    /// So many rows above and below those that are looked at stay when something was logged: what came late may belong
    /// between any two rows, and only rows that were asked for again are known to have nothing between them.
    static final int AROUND = 100;

    private final LogReader log;
    private final EventRows view;
    private final Question question;
    private EventFilter filter = EventFilter.ALL;
    private List<LogEntry> rows = List.of();
    private @Nullable PageKey newest;
    private boolean loading;
    private boolean moreOlder;
    private boolean moreNewer;
    private long unseen;
    private @Nullable String failure;

    EventWindow(LogReader log, EventRows view, Executor thread) {
        this.log = log;
        this.view = view;
        question = new Question(thread);
    }

    /// Shows what another filter shows, from its newest entry. What was shown stays until the answer comes.
    void show(EventFilter wanted) {
        filter = wanted;
        loading = true;
        failure = null;
        view.changed();
        askTop();
    }

    /// Goes to the newest entry.
    void top() {
        if (!moreNewer && unseen == 0) {
            view.show(rows, EventRows.Place.TOP);
        } else {
            askTop();
        }
    }

    /// Goes to the oldest entry.
    void bottom() {
        if (!moreOlder) {
            view.show(rows, EventRows.Place.END);
        } else {
            ask(log.pageAfter(filter, new PageKey(Instant.EPOCH, 0), PAGE), page -> {
                moreOlder = false;
                moreNewer = page.more();
                replace(page.entries(), EventRows.Place.END);
            });
        }
    }

    /// Looks for entries older than the rows, when there may be any and nothing else is being asked.
    void older() {
        if (moreOlder && failure == null && !rows.isEmpty() && isIdle()) {
            ask(log.page(filter, PageKey.of(rows.getLast()), PAGE), page -> {
                List<LogEntry> joined = new ArrayList<>(rows);
                joined.addAll(page.entries());
                moreOlder = page.more();
                int spare = spare(joined);
                moreNewer |= spare > 0;
                replace(joined.subList(spare, joined.size()), EventRows.Place.KEEP);
            });
        }
    }

    /// Looks for entries newer than the rows, when there may be any and nothing else is being asked.
    void newer() {
        if ((moreNewer || unseen > 0) && failure == null && !rows.isEmpty() && isIdle()) {
            boolean arrivals = !moreNewer;
            ask(log.pageAfter(filter, PageKey.of(rows.getFirst()), PAGE), page -> {
                List<LogEntry> joined = new ArrayList<>(page.entries());
                joined.addAll(rows);
                moreNewer = page.more();
                int spare = spare(joined);
                moreOlder |= spare > 0;
                if (!moreNewer) {
                    unseen = 0;
                    newest = PageKey.of(joined.getFirst());
                }
                boolean toTop = arrivals && !moreNewer && view.isAtTop();
                replace(joined.subList(0, joined.size() - spare), toTop ? EventRows.Place.TOP : EventRows.Place.KEEP);
            });
        }
    }

    /// Looks for what has been logged since: shows it to an operator who is at the top, counts it for one who is not.
    ///
    /// @return false when something else is being asked, so that this must be done again
    boolean look() {
        PageKey known = newest;
        if (!isIdle()) {
            return false;
        }
        if (failure != null || rows.isEmpty() || known == null) {
            askTop();
        } else if (isFollowing()) {
            follow();
        } else {
            countArrivals(known);
        }
        return true;
    }

    /// Whether new entries appear by themselves.
    boolean isFollowing() {
        return !moreNewer && view.isAtTop();
    }

    private void countArrivals(PageKey known) {
        ask(log.pageAfter(filter, known, PAGE), page -> {
            unseen += page.entries().size();
            newest = page.entries().isEmpty() ? known : page.first();
            view.changed();
            lookAround();
        });
    }

    /// Asks again for the rows around those that are looked at, so that what came late is among them, and lets go of
    /// the others, which it may belong between, too.
    private void lookAround() {
        int from = Math.max(0, view.firstVisible() - AROUND);
        int to = Math.min(rows.size(), view.lastVisible() + 1 + AROUND);
        if (from < to) {
            LogEntry first = rows.get(from);
            PageKey above = new PageKey(first.happened(), first.id() + 1);
            int limit = Math.min(LogReader.LONGEST_PAGE, to - from);
            ask(log.page(filter, above, limit), page -> {
                moreNewer |= from > 0;
                moreOlder = page.more();
                if (!sameIds(page.entries(), rows)) {
                    replace(page.entries(), EventRows.Place.KEEP);
                }
            });
        }
    }

    private void follow() {
        ask(log.page(filter, null, PAGE), page -> {
            PageKey known = newest;
            if (view.isAtTop() || known == null) {
                // Only what was asked for again is sure to have nothing late between its rows: the rest is let go.
                if (sameIds(page.entries(), rows)) {
                    unseen = 0;
                    view.changed();
                } else {
                    takeTop(page);
                }
            } else {
                // The operator has scrolled away while the log was asked.
                countArrivals(known);
            }
        });
    }

    private static boolean sameIds(List<LogEntry> some, List<LogEntry> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).id() != others.get(i).id()) {
                return false;
            }
        }
        return true;
    }

    private void askTop() {
        ask(log.page(filter, null, PAGE), this::takeTop);
    }

    private void takeTop(Page page) {
        moreOlder = page.more();
        moreNewer = false;
        unseen = 0;
        newest = page.first();
        replace(page.entries(), EventRows.Place.TOP);
    }

    private void ask(CompletableFuture<Page> asked, Consumer<Page> answered) {
        question.ask(
                asked,
                page -> {
                    loading = false;
                    failure = null;
                    answered.accept(page);
                },
                sentence -> {
                    loading = false;
                    failure = sentence;
                    view.changed();
                });
    }

    private void replace(List<LogEntry> shown, EventRows.Place place) {
        rows = List.copyOf(shown);
        view.show(rows, place);
        view.changed();
    }

    /// How many rows at one end are too many.
    private static int spare(List<LogEntry> joined) {
        return Math.max(0, joined.size() - MOST_ROWS);
    }

    private boolean isIdle() {
        return !question.isOpen();
    }

    /// Wants no answers any more.
    void abandon() {
        question.abandon();
    }

    List<LogEntry> rows() {
        return rows;
    }

    /// The filter that the rows are, or will be, from.
    EventFilter filter() {
        return filter;
    }

    /// Whether another filter's rows are awaited.
    boolean isLoading() {
        return loading;
    }

    /// How many entries were logged above what the operator has seen.
    long unseen() {
        return unseen;
    }

    /// Whether there are rows above that were let go from memory.
    boolean hasMoreNewer() {
        return moreNewer;
    }

    /// Why the log can't be read, as a sentence for the operator, or null.
    @Nullable
    String failure() {
        return failure;
    }
}
