package vedette.app;

import java.util.concurrent.CountDownLatch;

/// Ends a program in order on Ctrl-C and SIGTERM: the runtime waits until everything is closed.
final class Stop {
    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Stop.class);

    private Stop() {}

    /// Waits until the program is asked to stop, and closes this then.
    ///
    /// @param what must be closed once only, whoever asks first
    static void closeAtTheEnd(AutoCloseable what) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            try {
                what.close();
            } catch (Exception e) {
                LOG.error("The end was not in order", e);
            }
        }));
    }

    /// Waits for ever: the end comes as a signal.
    static void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
