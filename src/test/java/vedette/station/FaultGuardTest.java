package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FaultGuardTest {
    private final FaultGuard guard = new FaultGuard();

    @Test
    void aPeriodicLookGoesOnAfterAnyFault() {
        AtomicInteger looks = new AtomicInteger();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        guard.run("What fails", () -> {
                            if (looks.get() % 2 == 0) {
                                throw new StackOverflowError("planted by a test");
                            }
                            throw new IllegalStateException("planted by a test");
                        });
                        guard.run("The rest", looks::incrementAndGet);
                    },
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            await().until(() -> looks.get() > 5);
            clock.shutdownNow();
        }
        assertThat(looks.get()).isGreaterThan(5);
    }
}
