package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final long origin = scheduler.nanos();
    private final List<Long> times = new ArrayList<>();
    private final AtomicLong missed = new AtomicLong();
    private Duration work = Duration.ZERO;

    private Pacer start(Duration phase) {
        Runnable task = () -> {
            times.add((scheduler.nanos() - origin) / 1_000_000);
            scheduler.hang(work);
        };
        return Pacer.start(scheduler, scheduler::nanos, phase, PERIOD, task, missed::addAndGet);
    }

    @Test
    void actsAtFixedPointsOfTime() {
        start(Duration.ofMillis(30));
        scheduler.pass(Duration.ofMillis(450));
        assertThat(times).containsExactly(30L, 130L, 230L, 330L, 430L);
        assertThat(missed).hasValue(0);
    }

    @Test
    void slowWorkDoesNotShiftThePoints() {
        work = Duration.ofMillis(40);
        start(Duration.ZERO);
        scheduler.pass(Duration.ofMillis(250));
        assertThat(times).containsExactly(0L, 100L, 200L);
    }

    @Test
    void whatWasMissedIsLeftOutAndCounted() {
        start(Duration.ZERO);
        scheduler.pass(Duration.ofMillis(150));
        scheduler.hang(Duration.ofMillis(500));
        scheduler.pass(Duration.ofMillis(100));
        assertThat(times).containsExactly(0L, 100L, 650L, 700L);
        assertThat(missed).hasValue(4);
    }

    @Test
    void doesNothingAfterItsEnd() {
        Pacer pacer = start(Duration.ZERO);
        scheduler.pass(Duration.ofMillis(50));
        pacer.stop();
        scheduler.pass(Duration.ofMillis(500));
        assertThat(times).containsExactly(0L);
    }
}
