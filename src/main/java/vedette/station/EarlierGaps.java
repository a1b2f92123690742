package vedette.station;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.store.EventLog;
import vedette.store.Gap;

/// What lasted when the log was closed.
final class EarlierGaps {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierGaps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private EarlierGaps() {}

    /// Hands over the gaps of an earlier run, mostly before this returns. A log whose index is made anew knows them
    /// later, and nobody waits for that.
    static void takeOver(EventLog log, Consumer<List<Gap>> taker) {
        CompletableFuture<Void> known = log.openGaps().thenAccept(taker);
        try {
            known.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("Gaps that lasted when the log was closed are not known yet: the index is behind");
        } catch (ExecutionException e) {
            LOG.warn("Gaps that lasted when the log was closed are not known", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
