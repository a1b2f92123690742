package vedette.ui.history;

import java.time.Duration;
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

/// The piece of the log that is in memory: some pages around what is looked at, however long the log is. Pages are
/// added at the end that is scrolled to and let go at the other. On one thread, the executor's.
final class EventWindow {
    /// How many entries are asked for at once.
    static final int PAGE = 200;

    /// The most rows that are held, unless one page has more.
    static final int MOST_ROWS = 2_000;

    /// Messages of two brokers may be logged in another order than they came in, by this much.
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(1);

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
            view.show(rows, true);
        } else {
            askTop();
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
                replace(joined.subList(spare, joined.size()), false);
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
                replace(joined.subList(0, joined.size() - spare), arrivals && !moreNewer && view.isAtTop());
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
            ask(log.pageAfter(filter, known, PAGE), page -> {
                unseen += page.entries().size();
                newest = page.entries().isEmpty() ? known : page.first();
                view.changed();
            });
        }
        return true;
    }

    /// Whether new entries appear by themselves.
    boolean isFollowing() {
        return !moreNewer && view.isAtTop();
    }

    private void follow() {
        PageKey since = new PageKey(rows.getFirst().happened().minus(OUT_OF_ORDER), 0);
        ask(log.pageAfter(filter, since, 2 * PAGE), page -> {
            if (page.more()) {
                askTop();
                return;
            }
            int replaced = 0;
            while (replaced < rows.size() && PageKey.of(rows.get(replaced)).compareTo(since) > 0) {
                replaced++;
            }
            // The operator may have scrolled away while the log was asked.
            unseen = view.isAtTop() ? 0 : Math.max(0, page.entries().size() - replaced);
            if (sameIds(page.entries(), rows.subList(0, replaced))) {
                view.changed();
                return;
            }
            List<LogEntry> joined = new ArrayList<>(page.entries());
            joined.addAll(rows.subList(replaced, rows.size()));
            newest = joined.isEmpty() ? null : PageKey.of(joined.getFirst());
            int spare = spare(joined);
            moreOlder |= spare > 0;
            replace(joined.subList(0, joined.size() - spare), view.isAtTop());
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
        ask(log.page(filter, null, PAGE), page -> {
            moreOlder = page.more();
            moreNewer = false;
            unseen = 0;
            newest = page.first();
            replace(page.entries(), true);
        });
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

    private void replace(List<LogEntry> shown, boolean fromTop) {
        rows = List.copyOf(shown);
        view.show(rows, fromTop);
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
