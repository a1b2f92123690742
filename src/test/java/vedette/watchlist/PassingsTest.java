package vedette.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vedette.model.CameraId;
import vedette.model.CameraRole;

class PassingsTest {
    private static final CameraId GATE = new CameraId("home", "lprserver", "lprserver", CameraRole.CAMERA, "CAM001");
    private static final CameraId PARK = new CameraId("home", "lprserver", "lprserver", CameraRole.CAMERA, "CAM002");

    private final Passings passings = new Passings(Entries.UTC);
    private final List<Verdict> said = new ArrayList<>();
    private Watchlist list = Watchlist.of(List.of(Entries.block("ABC1234")));
    private long message;
    private long now;

    private void read(String plate, double confidence) {
        read(GATE, plate, confidence, false);
    }

    private void read(CameraId camera, String plate, double confidence, boolean late) {
        message++;
        hear(passings.heard(camera, List.of(look(plate, confidence, late)), list));
    }

    private Look look(String plate, double confidence, boolean late) {
        Instant received = Entries.NOW.plusNanos(now);
        return new Look(plate, confidence, message, now, received, received, null, late, "CP001");
    }

    private void hear(List<Verdict> verdicts) {
        said.addAll(verdicts);
    }

    /// Time passes, and the clock looks five times a second.
    private void pass(Duration time) {
        long end = now + time.toNanos();
        while (now < end) {
            now = Math.min(end, now + Duration.ofMillis(200).toNanos());
            hear(passings.look(now, list));
        }
    }

    private List<Verdict> hits() {
        return said.stream().filter(each -> each.stage() == Verdict.Stage.HIT).toList();
    }

    private Match match(int hit) {
        return Objects.requireNonNull(hits().get(hit).match());
    }

    @Test
    void twoLooksThatAgreeAreAHitAtOnceAndThePassingIsOne() {
        read("ABC1234", 0.5);
        assertThat(hits()).isEmpty();
        read("ABC1234", 0.5);
        assertThat(hits()).hasSize(1);
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMillis(400));
            read("ABC1234", 0.9);
        }
        pass(Duration.ofSeconds(10));
        assertThat(hits()).hasSize(1);
        assertThat(passings.open()).isZero();
    }

    @Test
    void theSameVehicleLaterIsAnotherHit() {
        read("ABC1234", 0.95);
        pass(Duration.ofSeconds(9));
        read("ABC1234", 0.95);
        pass(Duration.ofSeconds(9));
        assertThat(hits()).hasSize(2);
    }

    @Test
    void aSureLookWaitsASecondForAContradiction() {
        read("ABC1234", 0.95);
        pass(Duration.ofMillis(900));
        assertThat(hits()).isEmpty();
        pass(Duration.ofMillis(200));
        assertThat(hits()).hasSize(1);
        assertThat(hits().getFirst().tally().inWords()).isEqualTo("in one look");
    }

    @Test
    void aDoubtfulSingleLookDecidesAfterSilence() {
        read("ABC1234", 0.3);
        pass(Duration.ofMillis(1900));
        assertThat(hits()).isEmpty();
        pass(Duration.ofMillis(200));
        assertThat(hits()).hasSize(1);
    }

    @Test
    void aMisreadDoesNotFire() {
        list = Watchlist.of(List.of(Entries.block("QBC1234"), Entries.watch("ABC1239")));
        read("QBC1234", 0.95);
        pass(Duration.ofMillis(300));
        for (int i = 0; i < 4; i++) {
            read("ABC1234", 0.9);
            pass(Duration.ofMillis(300));
        }
        read("ABC1239", 0.97);
        pass(Duration.ofSeconds(12));
        assertThat(said).isEmpty();
    }

    @Test
    void theVoteIsToldInWords() {
        for (String each : List.of("ABC1234", "A8C1234", "ABC1234", "ABC1234", "ABC1234", "ABC1234")) {
            read(each, 0.9);
            pass(Duration.ofMillis(200));
        }
        pass(Duration.ofSeconds(10));
        assertThat(hits()).hasSize(1);
        Verdict last = said.getLast();
        assertThat(last.stage()).isEqualTo(Verdict.Stage.OVER);
        assertThat(last.tally().plate()).isEqualTo("ABC1234");
        assertThat(last.tally().inWords()).isEqualTo("in 5 of 6 looks, once A8C1234");
    }

    @Test
    void anotherReadingThatCamerasConfuseIsPossible() {
        read("A8C1234", 0.9);
        read("A8C1234", 0.9);
        assertThat(match(0).exact()).isFalse();
    }

    @Test
    void laterLooksCanPutAHitInDoubt() {
        list = Watchlist.of(List.of(Entries.block("QBC1234")));
        read("QBC1234", 0.6);
        read("QBC1234", 0.6);
        assertThat(hits()).hasSize(1);
        for (int i = 0; i < 2; i++) {
            read("ABC1234", 0.95);
            pass(Duration.ofMillis(100));
        }
        pass(Duration.ofSeconds(10));
        assertThat(hits()).hasSize(1);
        assertThat(said.getLast().match()).isNull();
    }

    @Test
    void aSecondVehicleRightBehindWithNearlyTheSamePlateIsItsOwn() {
        list = Watchlist.of(List.of(Entries.block("ABC1235")));
        for (int i = 0; i < 4; i++) {
            read("ABC1234", 0.9);
            pass(Duration.ofMillis(200));
        }
        for (int i = 0; i < 3; i++) {
            read("ABC1235", 0.9);
            pass(Duration.ofMillis(200));
        }
        assertThat(hits()).hasSize(1);
        assertThat(match(0).exact()).isTrue();
        assertThat(hits().getFirst().tally().looks()).isEqualTo(3);
    }

    @Test
    void twoPlatesOfOneMessageAreTwoVehicles() {
        list = Watchlist.of(List.of(Entries.block("ABC1234"), Entries.block("ABC1235")));
        for (int i = 0; i < 2; i++) {
            message++;
            hear(passings.heard(GATE, List.of(look("ABC1234", 0.9, false), look("ABC1235", 0.9, false)), list));
            pass(Duration.ofMillis(200));
        }
        assertThat(hits()).hasSize(2);
    }

    @Test
    void camerasAndLateReadsAreToldApart() {
        read(GATE, "ABC1234", 0.9, false);
        read(PARK, "ABC1234", 0.9, false);
        read(GATE, "ABC1234", 0.9, true);
        assertThat(hits()).isEmpty();
        pass(Duration.ofSeconds(3));
        assertThat(hits()).hasSize(3);
        assertThat(hits()).filteredOn(each -> each.look().late()).hasSize(1);
    }

    @Test
    void aPlateThatIsPutOnTheListWhileItPassesIsAHit() {
        list = Watchlist.EMPTY;
        read("ABC1234", 0.95);
        pass(Duration.ofSeconds(2));
        list = Watchlist.of(List.of(Entries.block("ABC1234")));
        pass(Duration.ofMillis(400));
        assertThat(hits()).hasSize(1);
    }

    @Test
    void aFloodIsBoundedAndLosesNoHit() {
        Random random = new Random(7);
        List<WatchEntry> entries = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            entries.add(Entries.block("HIT" + (10_000 + 13 * i)));
        }
        list = Watchlist.of(entries);
        int planted = 0;
        for (int i = 0; i < 20_000; i++) {
            boolean plant = i % 40 == 0;
            planted += plant ? 1 : 0;
            read(
                    new CameraId("home", "lprserver", "l", CameraRole.CAMERA, "C" + i % 50),
                    plant ? entries.get(i / 40).plate() : WatchlistTest.text(random, "ABCDEFGH23456789", 9),
                    0.9,
                    false);
            now += 500_000L;
        }
        assertThat(passings.open()).isLessThanOrEqualTo(Passings.MOST);
        hear(passings.end(list));
        assertThat(hits()).hasSize(planted);
    }

    @Test
    void nearPlatesDifferByOneCharacterAtMost() {
        assertThat(PlateText.isNear("ABC1234", "ABC1234")).isTrue();
        assertThat(PlateText.isNear("ABC1234", "ABC1235")).isTrue();
        assertThat(PlateText.isNear("ABC1234", "ABC123")).isTrue();
        assertThat(PlateText.isNear("BC1234", "ABC1234")).isTrue();
        assertThat(PlateText.isNear("ABC1234", "ABX123")).isFalse();
        assertThat(PlateText.isNear("ABC1234", "ACB1234")).isFalse();
        assertThat(PlateText.isNear("", "A")).isTrue();
        assertThat(PlateText.isNear("", "AB")).isFalse();
    }
}
