package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.NOW;
import static vedette.station.Sample.at;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.model.Arrival;

class ClockSkewTest {
    private final ClockSkew skew = new ClockSkew();

    private void says(double seconds, double claimed) {
        skew.take(second(claimed), at(seconds));
    }

    private static @Nullable Instant second(double seconds) {
        return NOW.plus(Duration.ofNanos(Sample.seconds(seconds)));
    }

    @Test
    void messagesThatAgreeForAWhileTellHowFarItIsOff() {
        says(1, 1 - 71);
        says(1.1, 1.1 - 71.5);
        says(1.2, 1.2 - 71.5);
        says(2.9, 2.9 - 71.5);
        assertThat(skew.known()).isNull();
        says(3, 3 - 71.25);
        assertThat(skew.known()).isEqualTo(Duration.ofMillis(-71_250));
        assertThat(skew.isWrong()).isTrue();
        assertThat(skew.inWords()).isEqualTo("its clock is 71 s behind");
    }

    /// However close together they were said.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5})
    void aBurstOfLateMessagesSaysNothingAboutTheClock(double apart) {
        for (int i = 0; i < 600; i++) {
            says(11_000 + i / 100.0, 10 + i * apart);
        }
        assertThat(skew.known()).isNull();
        assertThat(skew.inWords()).isEmpty();
    }

    @Test
    void whatTheBrokerKeptSaysNothing() {
        for (int i = 0; i < 5; i++) {
            skew.take(second(-500), new Arrival(NOW, Sample.seconds(i), true));
            skew.take(null, at(i));
        }
        assertThat(skew.known()).isNull();
    }

    @Test
    void aClockThatIsSetRightIsRight() {
        for (int i = 0; i < 9; i += 3) {
            says(i, i + 40);
        }
        assertThat(skew.isWrong()).isTrue();
        for (int i = 9; i < 18; i += 3) {
            says(i, i - 0.25);
        }
        assertThat(skew.isWrong()).isFalse();
        assertThat(skew.known()).isEqualTo(Duration.ofMillis(-250));
    }

    @ParameterizedTest
    @CsvSource({"-7200, true", "19800.5, true", "7000, false", "-94608000, false", "1790, false", "1797, true"})
    void wholeHalfHoursLookLikeATimeZone(double seconds, boolean zone) {
        for (int i = 0; i < 9; i += 3) {
            says(i, i + seconds);
        }
        assertThat(skew.inWords().contains("time zone")).isEqualTo(zone);
    }
}
