package vedette.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Has holds and the removing of events wait for each other: nothing is removed while a hold is on its way into the
/// journal, and none is placed while something is being removed.
final class HoldGate {
    private static final int MOST = 1 << 20;

    private final Semaphore changes = new Semaphore(MOST, true);

    /// A change of the holds is on its way from now on, until [#leave], which any thread may call.
    void enter() throws InterruptedException {
        changes.acquire();
    }

    /// The change is in the journal, or will not come.
    void leave() {
        changes.release();
    }

    /// Lets no change in until [#open].
    ///
    /// @return false where one has been on its way for so long
    boolean close(Duration atMost) throws InterruptedException {
        return changes.tryAcquire(MOST, atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    void open() {
        changes.release(MOST);
    }
}
