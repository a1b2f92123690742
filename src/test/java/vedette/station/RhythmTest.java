package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private final Rhythm rhythm = new Rhythm();

    private void beats(int count, double from, double gap) {
        for (int i = 0; i < count; i++) {
            rhythm.beat(Sample.seconds(from + i * gap));
        }
    }

    @Test
    void isUnknownAtFirst() {
        assertThat(rhythm.hasBeaten()).isFalse();
        beats(4, 0, 1);
        assertThat(rhythm.hasBeaten()).isTrue();
        assertThat(rhythm.isKnown()).isFalse();
    }

    @Test
    void learnsTheUsualGap() {
        beats(5, 10, 0.1);
        assertThat(rhythm.isKnown()).isTrue();
        assertThat(rhythm.usualGap()).isCloseTo(Duration.ofMillis(100), Duration.ofMillis(1));
        assertThat(rhythm.sinceLast(Sample.seconds(11))).isCloseTo(Duration.ofMillis(600), Duration.ofMillis(1));
    }

    @Test
    void noticesAChangeNowLongBeforeItIsUsual() {
        beats(100, 0, 0.1);
        beats(5, 10.9, 1);
        assertThat(rhythm.gapNow()).isGreaterThan(Duration.ofMillis(700));
        assertThat(rhythm.usualGap()).isLessThan(Duration.ofMillis(350));
    }

    @Test
    void anAbsenceIsNoRhythm() {
        beats(10, 0, 1);
        rhythm.beat(Sample.seconds(9 + 3600));
        assertThat(rhythm.usualGap()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(1));
    }

    @Test
    void aClockThatStepsBackMakesNoNegativeGap() {
        rhythm.beat(Sample.seconds(10));
        rhythm.beat(Sample.seconds(9));
        assertThat(rhythm.usualGap().isNegative()).isFalse();
        assertThat(rhythm.sinceLast(Sample.seconds(8))).isZero();
    }
}
