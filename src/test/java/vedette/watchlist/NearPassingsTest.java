package vedette.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.model.CameraId;
import vedette.model.CameraRole;

/// Vehicles with nearly the same plates, and passings that turn out to be more than they were.
class NearPassingsTest {
    private static final CameraId GATE = new CameraId("home", "lprserver", "lprserver", CameraRole.CAMERA, "CAM001");

    private final Passings passings = new Passings(Entries.UTC);
    private final List<String> said = new ArrayList<>();
    private Watchlist list = Watchlist.EMPTY;
    private long message;
    private long now;

    private void read(double confidence, String... plates) {
        message++;
        Instant received = Entries.NOW.plusNanos(now);
        hear(passings.heard(
                GATE,
                Stream.of(plates)
                        .map(each -> new Look(each, confidence, message, now, received, received, null, false, ""))
                        .toList(),
                list));
    }

    private void hear(List<Verdict> verdicts) {
        for (Verdict each : verdicts) {
            if (each.stage() == Verdict.Stage.HIT || each.stage() == Verdict.Stage.HIGHER) {
                Match match = Objects.requireNonNull(each.match());
                said.add(each.stage() + " " + each.tally().plate() + " " + match.word() + " "
                        + match.entry().list().word());
            }
        }
    }

    private void pass(double seconds) {
        long end = now + (long) (seconds * 1e9);
        while (now < end) {
            now = Math.min(end, now + Duration.ofMillis(200).toNanos());
            hear(passings.look(now, list));
        }
    }

    @Test
    void theNextVehicleWithANearPlateIsItsOwnWhereEachIsReadOnce() {
        list = Watchlist.of(List.of(Entries.block("ABC1235")));
        read(0.95, "ABC1234");
        pass(4);
        read(0.93, "ABC1235");
        pass(10);
        assertThat(said).containsExactly("HIT ABC1235 exact block");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC1234,ABC1235", "ABC1235,ABC1234"})
    void aKnownPlateOfAMessageFindsItsPassingBeforeANearOne(String second) {
        list = Watchlist.of(List.of(Entries.block("ABC1235")));
        read(0.95, "ABC1234");
        pass(0.4);
        read(0.95, second.split(","));
        pass(10);
        assertThat(said).containsExactly("HIT ABC1235 exact block");
    }

    @Test
    void aSureReadingOfABlockedPlateThatDoesNotLeadIsPossible() {
        list = Watchlist.of(List.of(Entries.block("ABC1235")));
        read(0.95, "ABC1234");
        pass(1.2);
        read(0.93, "ABC1235");
        pass(10);
        assertThat(said).containsExactly("HIT ABC1235 possible block");
    }

    @Test
    void whatIsOutvotedOrUnsureIsNoHit() {
        list = Watchlist.of(List.of(Entries.block("ABC1235")));
        read(0.95, "ABC1234");
        pass(0.4);
        read(0.8, "ABC1235");
        pass(10);
        read(0.95, "ABC1234");
        pass(0.4);
        read(0.95, "ABC1235");
        pass(0.4);
        read(0.95, "ABC1234");
        pass(10);
        assertThat(said).isEmpty();
    }

    @Test
    void aPassingThatTurnsOutToBeBlockedOrSureIsToldAgainOnce() {
        list = Watchlist.of(List.of(Entries.watch("ABC1234"), Entries.block("A8C1234")));
        read(0.9, "A8C12?4");
        read(0.9, "A8C12?4");
        pass(0.4);
        read(0.9, "A8C1234");
        read(0.9, "A8C1234");
        read(0.9, "A8C1234");
        pass(10);
        assertThat(said).containsExactly("HIT A8C12?4 possible block", "HIGHER A8C1234 exact block");
        said.clear();
        list = Watchlist.of(List.of(Entries.watch("ABC1234"), Entries.block("ABC1235")));
        read(0.95, "ABC1234");
        pass(1.2);
        read(0.93, "ABC1235");
        pass(10);
        assertThat(said).containsExactly("HIT ABC1234 exact watch", "HIGHER ABC1235 possible block");
    }

    @Test
    void aVehicleThatStaysTakesNoMoreRoom() {
        Passing passing = new Passing(look(0));
        for (int i = 0; i < 1_000; i++) {
            passing.add(look(i), "ABC1234");
        }
        assertThat(passing.rowKept()).isLessThanOrEqualTo(Passing.ANOTHER_IN_A_ROW);
        assertThat(passing.tally().looks()).isEqualTo(1_000);
    }

    private static Look look(int message) {
        return new Look("ABC1234", 0.9, message, 0, Entries.NOW, Entries.NOW, null, false, "");
    }

    @Test
    void whatCameLateIsHeldAgainstTheListAtItsOwnTimeAndApartByIt() {
        Validity morning = Validity.parse("", "", "", "06:00-10:00", Entries.UTC);
        list = Watchlist.of(List.of(Entries.of("ABC1234", ListKind.BLOCK, morning), Entries.block("ABC1235")));
        Instant seven = Instant.parse("2026-11-20T07:00:00Z");
        Instant eleven = Instant.parse("2026-11-20T11:00:00Z");
        for (String each : List.of("ABC1234 0", "ABC1236 30", "ABC1235 35")) {
            message++;
            String[] parts = each.split(" ");
            Instant happened = seven.plusSeconds(Long.parseLong(parts[1]));
            Look look = new Look(parts[0], 0.95, message, now, eleven, happened, happened, true, "");
            hear(passings.heard(GATE, List.of(look), list));
            now += 1_000_000;
        }
        pass(10);
        assertThat(said).containsExactly("HIT ABC1234 exact block", "HIT ABC1235 exact block");
    }
}
