package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.BROKER;
import static vedette.station.Sample.NOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.store.RecentRecord;

class ResendFilterTest {
    private static final RepeatKey FIRE = RepeatKey.ofBare(Sample.message("a", "fire"));
    private static final RepeatKey FLOOD = RepeatKey.ofBare(Sample.message("a", "flood"));

    private double now;
    private final ResendFilter filter = new ResendFilter(() -> Sample.seconds(now));

    private void recorded(RepeatKey key) {
        filter.recording(BROKER, key).run();
    }

    private boolean isRepeat(RepeatKey key) {
        return filter.isRepeat(BROKER, key);
    }

    @Test
    void twoEqualMessagesAreTwoEventsWhileNothingIsLost() {
        recorded(FIRE);
        assertThat(isRepeat(FIRE)).isFalse();
    }

    @Test
    void eachRecordedCopyAccountsForOneRepeat() {
        recorded(FIRE);
        recorded(FIRE);
        filter.lost(BROKER);
        assertThat(isRepeat(FLOOD)).isFalse();
        assertThat(isRepeat(FIRE)).isTrue();
        assertThat(isRepeat(FIRE)).isTrue();
        assertThat(isRepeat(FIRE)).isFalse();
        assertThat(filter.isRepeat("another", FIRE)).isFalse();
    }

    @Test
    void whatWasAcknowledgedLongBeforeTheLossIsNotSentAgain() {
        recorded(FIRE);
        now = 14;
        recorded(FLOOD);
        now = 15.5;
        filter.lost(BROKER);
        assertThat(isRepeat(FIRE)).isFalse();
        assertThat(isRepeat(FLOOD)).isTrue();
    }

    @Test
    void whatWaitsForTheLogIsNotAcknowledgedHoweverOld() {
        Runnable kept = filter.recording(BROKER, FIRE);
        now = 3600;
        filter.lost(BROKER);
        assertThat(isRepeat(FIRE)).isTrue();
        kept.run();
        now = 3610;
        filter.lost(BROKER);
        assertThat(isRepeat(FIRE)).as("its acknowledgement was lost, too").isTrue();
        now = 3630;
        filter.lost(BROKER);
        assertThat(isRepeat(FIRE)).isFalse();
    }

    @Test
    void aRepeatMayComeOnceMoreAfterTheNextLoss() {
        recorded(FIRE);
        filter.lost(BROKER);
        now = 20;
        assertThat(isRepeat(FIRE)).isTrue();
        now = 30;
        filter.lost(BROKER);
        assertThat(isRepeat(FIRE)).isTrue();
        assertThat(isRepeat(FIRE)).isFalse();
    }

    @Test
    void aNewSessionSendsNothingAgain() {
        recorded(FIRE);
        filter.lost(BROKER);
        filter.over(BROKER);
        assertThat(isRepeat(FIRE)).isFalse();
    }

    @Test
    void knowsWhatAnEarlierRunRecordedLast() {
        filter.seed(
                List.of(
                        new RecentRecord(BROKER, NOW.minusSeconds(60), List.of(FIRE.toString())),
                        new RecentRecord(BROKER, NOW.minusSeconds(5), List.of(FLOOD.toString()))),
                NOW);
        assertThat(isRepeat(FIRE)).as("acknowledged long before the end").isFalse();
        assertThat(isRepeat(FLOOD)).isTrue();
        assertThat(isRepeat(FLOOD)).isFalse();
    }
}
