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
    void aBreakIsNoRhythmAndTheFilmIsNotMissedLaterAfterIt() {
        for (double away : new double[] {5, 30, 60, 240}) {
            Rhythm film = new Rhythm();
            for (int i = 0; i < 100; i++) {
                film.beat(Sample.seconds(i * 0.1));
            }
            for (int i = 0; i < 50; i++) {
                film.beat(Sample.seconds(9.9 + away + i * 0.1));
            }
            assertThat(FreshnessJudge.patience(film)).as("away for %s s", away).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void breaksThatComeAgainAndAgainAreAHabit() {
        beats(100, 0, 0.1);
        for (int i = 1; i <= 4; i++) {
            rhythm.beat(Sample.seconds(10 + i * 20));
        }
        assertThat(rhythm.usualGap()).isCloseTo(Duration.ofSeconds(20), Duration.ofSeconds(1));
    }

    @Test
    void oneThatSaysSomeThingsAtOnceAndThenNothingForLongIsKnownByItsLongGaps() {
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < 7; i++) {
                rhythm.beat(Sample.seconds(round * 60 + i * 0.01));
            }
        }
        assertThat(FreshnessJudge.patience(rhythm)).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(180));
    }

    @Test
    void oneThatSpeaksSeldomIsLearntAsWell() {
        beats(9, 0, 900);
        assertThat(rhythm.usualGap()).isCloseTo(Duration.ofMinutes(15), Duration.ofSeconds(1));
    }

    @Test
    void breaksOfACameraThatFilmsInBetweenAreNoHabit() {
        for (int round = 0; round < 6; round++) {
            beats(600, round * 120, 0.1);
        }
        assertThat(FreshnessJudge.patience(rhythm)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aClockThatStepsBackMakesNoNegativeGap() {
        rhythm.beat(Sample.seconds(10));
        rhythm.beat(Sample.seconds(9));
        assertThat(rhythm.usualGap().isNegative()).isFalse();
        assertThat(rhythm.sinceLast(Sample.seconds(8))).isZero();
    }
}
