package vedette.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that answers questions, with a connection of its own. Takes at most 1,024 waiting questions and
/// refuses more.
final class ReaderLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderLane.class);
    private static final int MOST_WAITING = 1_024;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Says when the index can be asked.
    interface Readiness {
        /// @return false when it takes longer
        boolean await(Duration atMost) throws InterruptedException;
    }

    private final Readiness readiness;
    private final ExecutorService executor;
    private final Jdbi jdbi;
    /// Confined to the thread, and to who closes once that has ended.
    private @Nullable Handle handle;

    private final Object lock = new Object();
    private @Nullable Task<?> running;
    private @Nullable PreparedStatement statement;
    private volatile boolean closed;

    /// @param readiness waited for before a question is answered
    ReaderLane(ConnectionFactory connections, Readiness readiness, ThreadFactory threads) {
        this.readiness = readiness;
        jdbi = IndexTables.jdbi(connections);
        jdbi.getConfig(SqlStatements.class).addCustomizer(new Watch());
        executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), threads);
    }

    /// Asks. The future can be cancelled until the answer is published.
    <T> CompletableFuture<T> ask(ReaderJob<T> job) {
        Task<T> task = new Task<>(job);
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.fail(new EventLogException(
                    closed ? "The event log is closed." : "The event log is busy. Try again in a moment.", e));
        }
        return task;
    }

    /// Whether the answer to the running question is not wanted any more.
    boolean isStopped() {
        synchronized (lock) {
            return closed || (running != null && running.isDone());
        }
    }

    /// Ends: the running question is stopped, the waiting ones fail.
    @Override
    public void close() {
        closed = true;
        cancelStatement(null);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("a question to the event log does not end");
                return;
            }
            disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A write failure closes the database under its readers, whose connections still call themselves valid
    /// then. So each step begins with a look at the table, which takes some microseconds, and connects anew
    /// when that fails.
    private Handle connected() throws EventLogException, InterruptedException {
        if (handle != null) {
            try {
                handle.createQuery("SELECT MAX(number) FROM recorder")
                        .mapTo(Integer.class)
                        .findOne();
                return handle;
            } catch (JdbiException e) {
                LOG.debug("the reader connects anew", e);
                disconnect();
            }
        }
        if (!readiness.await(PATIENCE)) {
            throw new EventLogException(
                    closed
                            ? "The event log is closed."
                            : "The event log's index can't be asked at the moment. Events are kept all the same.",
                    null);
        }
        Handle fresh = jdbi.open();
        handle = fresh;
        return fresh;
    }

    private void disconnect() {
        Handle old = handle;
        handle = null;
        IndexTables.closeQuietly(old);
    }

    private void cancelStatement(@Nullable Task<?> only) {
        synchronized (lock) {
            if (statement != null && (only == null || running == only)) {
                try {
                    statement.cancel();
                } catch (SQLException e) {
                    LOG.debug("a query could not be cancelled and runs to its end", e);
                }
            }
        }
    }

    /// Keeps the statement that is running, for another thread to cancel.
    private final class Watch implements StatementCustomizer {
        @Override
        public void beforeExecution(PreparedStatement started, StatementContext context) {
            synchronized (lock) {
                statement = started;
            }
        }

        @Override
        public void afterExecution(PreparedStatement ended, StatementContext context) {
            synchronized (lock) {
                statement = null;
            }
        }
    }

    private final class Task<T> extends CompletableFuture<T> implements Runnable {
        private final ReaderJob<T> job;
        private boolean publishing;

        Task(ReaderJob<T> job) {
            this.job = job;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            synchronized (this) {
                if (publishing) {
                    return isCancelled();
                }
                super.cancel(mayInterruptIfRunning);
            }
            cancelStatement(this);
            return isCancelled();
        }

        private synchronized boolean startsPublishing() {
            publishing = !isDone();
            return publishing;
        }

        @Override
        @SuppressWarnings("CatchingUnchecked") // the lane's loop: no question may end the thread
        public void run() {
            try {
                step();
            } catch (Exception e) {
                fail(e);
            }
        }

        private void step() throws Exception {
            if (closed) {
                throw new EventLogException("The event log is closed.", null);
            }
            if (isDone()) {
                job.abandon();
                return;
            }
            @Nullable T answer = answer();
            if (answer == null) {
                again();
            } else if (startsPublishing()) {
                job.publish();
                complete(answer);
            } else {
                job.abandon();
            }
        }

        private @Nullable T answer() throws Exception {
            setRunning(this);
            try {
                return job.step(connected());
            } finally {
                setRunning(null);
            }
        }

        /// Behind the questions that wait; at once when there are too many.
        private void again() throws Exception {
            try {
                executor.execute(this);
            } catch (RejectedExecutionException e) {
                step();
            }
        }

        private void setRunning(@Nullable Task<?> task) {
            synchronized (lock) {
                running = task;
                statement = null;
            }
        }

        void fail(Exception cause) {
            job.abandon();
            if (!isDone()) {
                completeExceptionally(LogFailure.explained(cause));
            }
        }
    }
}
