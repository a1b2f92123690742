package vedette.station;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where the station's threads are made: each with a name, and with what is uncaught written down.
public final class NamedThreads {
    private static final Logger LOG = LoggerFactory.getLogger(NamedThreads.class);

    private NamedThreads() {}

    /// Makes daemon threads of this name.
    public static ThreadFactory named(String name) {
        return work -> Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((thread, failure) -> LOG.error("{} ended by a fault", name, failure))
                .unstarted(work);
    }

    /// One thread of this name that works by the clock.
    public static ScheduledExecutorService scheduler(String name) {
        return Executors.newSingleThreadScheduledExecutor(named(name));
    }
}
