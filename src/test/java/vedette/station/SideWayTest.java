package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SideWayTest {
    private static final SideWay.Patience FILM =
            new SideWay.Patience(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(2));
    private static final SideWay.Patience STILLS =
            new SideWay.Patience(Duration.ofSeconds(3), Duration.ofMinutes(15), Duration.ZERO);

    private final Cadence cadence = new Cadence();
    private final SideWay way = new SideWay("picture");
    private @Nullable String unheard;
    private SideWay.Patience patience = FILM;
    private int now;

    /// Lets time pass, looking five times a second.
    ///
    /// @param until the time in tenths of a second
    /// @param every how often a picture comes by MQTT, in tenths of a second; 0 for never
    private void pass(int until, int every) {
        for (; now < until; now++) {
            if (every > 0 && now % every == 0) {
                cadence.beat(nanos(now), patience.silence());
            }
            if (now % 2 == 0) {
                way.look(new SideWay.Broker(unheard, 0, List.of(cadence)), patience, nanos(now));
            }
        }
    }

    private static long nanos(int tenths) {
        return Duration.ofMillis(100L * tenths).toNanos();
    }

    @Test
    void withoutAnyPictureItGoesOverAfterThreeSeconds() {
        pass(30, 0);
        assertThat(way.isOver()).isFalse();
        pass(34, 0);
        assertThat(way.isOver()).isTrue();
        assertThat(way.news(null)).as("nothing came yet").isNull();
        assertThat(way.news(nanos(35))).isEqualTo("picture over HTTP, because no picture comes by MQTT");
        assertThat(way.news(nanos(36))).as("told once").isNull();
    }

    @Test
    void aStationThatStartsHasAMomentToConnect() {
        unheard = "connecting to the broker";
        pass(20, 0);
        assertThat(way.isOver()).isFalse();
        unheard = null;
        pass(100, 1);
        assertThat(way.isOver()).isFalse();
    }

    @Test
    void aLostBrokerIsLeftAtOnceAndTakenAgainAfterTwoSteadySeconds() {
        pass(100, 1);
        unheard = "The broker closed the connection.";
        pass(103, 0);
        assertThat(way.isOver()).isTrue();
        assertThat(way.news(nanos(103))).isEqualTo("picture over HTTP, because the broker is not heard");
        pass(110, 0);
        unheard = null;
        pass(128, 1);
        assertThat(way.isOver()).isTrue();
        pass(134, 1);
        assertThat(way.isOver()).isFalse();
        assertThat(way.news(nanos(133))).isEqualTo("picture by MQTT again");
    }

    @Test
    void aSilentFilmIsLeftAlsoAfterALongLoss() {
        pass(100, 1);
        unheard = "lost";
        pass(800, 0);
        unheard = null;
        pass(900, 1);
        assertThat(way.isOver()).isFalse();
        pass(926, 0);
        assertThat(way.isOver()).isFalse();
        pass(934, 0);
        assertThat(way.isOver()).as("a loss is not learnt as a rhythm").isTrue();
    }

    @Test
    void aFilmOfOnePictureInTwoSecondsIsNotSilent() {
        pass(400, 20);
        assertThat(way.isOver()).isFalse();
        pass(436, 0);
        assertThat(way.isOver()).as("three usual gaps have not passed").isFalse();
        pass(446, 0);
        assertThat(way.isOver()).isTrue();
    }

    @Test
    void aWaveringFilmDoesNotMakeTheWayFlap() {
        pass(40, 0);
        int changes = 0;
        for (int round = 0; round < 10; round++) {
            boolean before = way.isOver();
            pass(now + 10, 1);
            pass(now + 35, 0);
            changes += before == way.isOver() ? 0 : 1;
        }
        assertThat(way.isOver()).isTrue();
        assertThat(changes).isZero();
    }

    @Test
    void oneStillIsEnoughAndHoldsForLong() {
        patience = STILLS;
        pass(40, 0);
        assertThat(way.isOver()).isTrue();
        cadence.beat(nanos(41), patience.silence());
        pass(8900, 0);
        assertThat(way.isOver()).isFalse();
        pass(9100, 0);
        assertThat(way.isOver()).isTrue();
    }
}
