package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // the clock's zero is anywhere
    private final Pace pace = new Pace(now::get);

    @Test
    void isWhatCameInTheLastTenthOfASecond() {
        assertThat(pace.perSecond()).isZero();
        count(10_000, 1);
        assertThat(pace.perSecond()).isCloseTo(10_000, within(100.0));
        count(2_000, 1);
        assertThat(pace.perSecond()).isCloseTo(2_000, within(50.0));
    }

    @Test
    void isNothingSoonAfterTheLast() {
        count(10_000, 1);
        pass(150);
        assertThat(pace.perSecond()).as("a short pause").isCloseTo(10_000, within(100.0));
        pass(100);
        assertThat(pace.perSecond()).isZero();
        count(10_000, 1);
        assertThat(pace.perSecond()).as("comes again").isCloseTo(10_000, within(100.0));
    }

    @Test
    void aSingleOneAfterAQuietTimeIsNoBurst() {
        pass(60_000);
        pace.count(1);
        assertThat(pace.perSecond()).isLessThan(1);
    }

    private void count(int perSecond, int seconds) {
        for (int i = 0; i < seconds * 1_000; i++) {
            pass(1);
            pace.count(perSecond / 1_000);
        }
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
