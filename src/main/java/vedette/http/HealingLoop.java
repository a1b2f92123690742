package vedette.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.LinkState;

/// Keeps a connection while it is wanted: after an end or a failure it tries again with growing, jittered pauses. One
/// thread of its own. Thread-safe.
final class HealingLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealingLoop.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(10);

    /// One connection, from its beginning to its end.
    interface Attempt {
        /// Works until the connection ends.
        ///
        /// @param online to be run when what is wanted comes
        void run(Runnable online) throws IOException, InterruptedException;

        /// Ends it, from another thread; also before it began.
        void cancel();
    }

    private final String address;
    private final Supplier<? extends Attempt> attempts;
    private final Consumer<LinkState> states;
    private final Clock clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Attempt current;
    private boolean wanted;
    private boolean closed;
    private int failures;
    private volatile LinkState state = new LinkState.Closed();

    HealingLoop(
            String name,
            String address,
            Supplier<? extends Attempt> attempts,
            Consumer<LinkState> states,
            Clock clock) {
        this.address = address;
        this.attempts = attempts;
        this.states = states;
        this.clock = clock;
        thread = HttpClients.threads(name).newThread(this::loop);
    }

    void open() {
        thread.start();
    }

    LinkState state() {
        return state;
    }

    void want(boolean now) {
        lock.lock();
        try {
            if (wanted != now && !closed) {
                wanted = now;
                cancelUnwanted();
            }
        } finally {
            lock.unlock();
        }
    }

    private void cancelUnwanted() {
        Attempt running = current;
        if (!wanted && running != null) {
            running.cancel();
        }
        changed.signalAll();
    }

    private void loop() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = turn();
            }
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted at its end", thread.getName());
        }
        tell(new LinkState.Closed());
    }

    /// @return whether it goes on
    private boolean turn() throws InterruptedException {
        LinkState ended;
        try {
            Attempt attempt = next();
            if (attempt == null) {
                return false;
            }
            ended = work(attempt);
        } catch (RuntimeException | Error e) {
            // Errors too: without its thread the way would be as it was for ever, whatever becomes of the server.
            LOG.error("The way to {} was lost by a fault of this program", address, e);
            ended = ended(e);
        }
        if (!over()) {
            pause(ended);
        }
        return true;
    }

    /// Waits until it is wanted; null when it is closed.
    private @Nullable Attempt next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!wanted && !closed) {
                tell(new LinkState.Closed());
            }
            while (!wanted && !closed) {
                failures = 0;
                changed.await();
            }
            current = closed ? null : attempts.get();
            return current;
        } finally {
            lock.unlock();
        }
    }

    private LinkState work(Attempt attempt) throws InterruptedException {
        if (failures == 0) {
            tell(new LinkState.Connecting());
        }
        try {
            attempt.run(this::online);
            return ended(null);
        } catch (IOException e) {
            LOG.debug("{} ended", address, e);
            return ended(e);
        }
    }

    private LinkState ended(@Nullable Throwable failure) {
        String sentence = HttpFailure.sentence(failure, address);
        return failure instanceof HttpRefusedException
                ? new LinkState.Refused(sentence)
                : new LinkState.Retrying(sentence, clock.instant());
    }

    private void online() {
        failures = 0;
        if (!state.isOnline()) {
            tell(new LinkState.Online("HTTP", false, java.util.List.of()));
        }
    }

    /// @return whether it is not wanted any more
    private boolean over() {
        lock.lock();
        try {
            current = null;
            return closed || !wanted;
        } finally {
            lock.unlock();
        }
    }

    private void pause(LinkState ended) throws InterruptedException {
        boolean refused = ended instanceof LinkState.Refused;
        Duration pause = refused ? PAUSE_AFTER_REFUSAL : pause(failures);
        failures++;
        tell(
                ended instanceof LinkState.Retrying retrying
                        ? new LinkState.Retrying(
                                retrying.cause(), clock.instant().plus(pause))
                        : ended);
        long left = pause.toNanos();
        lock.lockInterruptibly();
        try {
            while (left > 0 && wanted && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Doubles from 0.25 s to 5 s, and is spread by half, so that many stations do not come back in step.
    static Duration pause(int failures) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), SHORTEST_PAUSE.toMillis() << Math.min(failures, 8));
        long shortest = Math.max(SHORTEST_PAUSE.toMillis(), longest / 2);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(shortest, longest + 1));
    }

    private void tell(LinkState now) {
        if (!now.equals(state)) {
            state = now;
            try {
                states.accept(now);
            } catch (RuntimeException | Error e) {
                LOG.error("A state of {} was told in vain by a fault of this program", address, e);
            }
        }
    }

    /// Ends it, and waits at most a second.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wanted = false;
            cancelUnwanted();
        } finally {
            lock.unlock();
        }
        try {
            if (thread.isAlive() && !thread.join(Duration.ofSeconds(1))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
