package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.model.PlateListing;
import vedette.watchlist.ListKind;
import vedette.watchlist.SharingFile;
import vedette.watchlist.Validity;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.WatchlistException;

/// Two stations and a server write one list on a broker.
class ListSharingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SITE = "broker · lprserver";

    private final ListBus bus = new ListBus();
    private final Desk here = new Desk();
    private final Desk there = new Desk();

    /// A station's side of it.
    private final class Desk {
        private final List<String> audited = new ArrayList<>();
        private final ListSharing sharing = new ListSharing(
                List.of(bus.door()),
                new SharingFile(null),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Runnable::run,
                audited::add);
        private List<WatchEntry> own = List.of();
        private long now;

        void share(boolean on) throws WatchlistException {
            sharing.share(SITE, SharingFile.What.LIST, on);
        }

        void has(WatchEntry... entries) {
            own = List.of(entries);
        }

        void look() {
            sharing.look(own, now);
            now += Duration.ofSeconds(11).toNanos();
        }

        List<String> others() {
            return sharing.others().map(WatchEntry::plate).toList();
        }

        ShareState state() {
            return sharing.states().getFirst();
        }
    }

    private static WatchEntry block(String plate, String reason, Validity validity) {
        return WatchEntry.of(plate, ListKind.BLOCK, reason, validity, WatchEntry.Source.OPERATOR, "jo", NOW);
    }

    private static WatchEntry block(String plate) {
        return block(plate, "stolen", Validity.ALWAYS);
    }

    /// Both join, and look until neither has anything to write any more.
    private void begin() throws WatchlistException {
        bus.join(here.sharing);
        bus.join(there.sharing);
        here.share(true);
        there.share(true);
        settle();
    }

    private void settle() {
        int before;
        int rounds = 0;
        do {
            before = bus.written.size();
            for (int i = 0; i < 3; i++) {
                here.look();
                there.look();
            }
            assertThat(++rounds).as("they come to an end").isLessThan(10);
        } while (bus.written.size() > before);
    }

    @Test
    void aRemovedPlateGoesWhoeverWroteTheListLast() throws Exception {
        here.has(block("X1"));
        there.has(block("Y1"));
        begin();
        there.has(block("Y1"), block("Y2"));
        settle();
        assertThat(bus.held()).contains("X1", "Y1", "Y2");
        here.has();
        settle();
        assertThat(bus.held()).doesNotContain("X1").contains("Y1", "Y2");
        assertThat(there.others()).isEmpty();
        assertThat(here.others()).containsExactly("Y1", "Y2");
    }

    @Test
    void whatTwoHavePutThereIsEachOnesToTakeOff() throws Exception {
        bus.put("{\"plates\":[\"X1\"]}");
        here.has(block("X1"));
        there.has(block("X1"));
        begin();
        here.has();
        settle();
        assertThat(here.others()).containsOnly("X1");
        there.has();
        settle();
        assertThat(bus.held()).as("the server's own stays").contains("X1").doesNotContain("owner");
    }

    @Test
    void aChangedReasonOrEndIsPublished() throws Exception {
        here.has(block("X1"));
        begin();
        here.has(block("X1", "found \"again\"", Validity.until(NOW.plusSeconds(60))));
        settle();
        assertThat(bus.held()).contains("found \\\"again\\\"", "2026-11-20T12:01:00Z");
        int written = bus.written.size();
        here.look();
        assertThat(bus.written).hasSize(written);
    }

    @Test
    void whatCountsAtCertainHoursIsKeptHereAndSaid() throws Exception {
        Validity hours = Validity.parse("", "", "weekdays", "06:00-10:00", ZoneOffset.UTC);
        here.has(block("X1"), block("X2", "", hours));
        begin();
        assertThat(bus.held()).contains("X1").doesNotContain("X2");
        assertThat(here.state().kept()).isEqualTo(1);
        assertThat(here.audited).anyMatch(each -> each.contains("1 that have days or hours are kept here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"plates\":[\"A1\"",
                "The list was updated at noon",
                "{\"action\":\"merge\",\"plates\":[\"A1\"]}",
                "{\"plates\":[{\"plate\":\"A1\",\"action\":\"remove\"}]}",
                "{\"plates\":[{\"tag\":\"A1\"}]}",
                ";;"
            })
    void aListThatIsNotUnderstoodIsLeftAsItIs(String list) throws Exception {
        here.has(block("X1"));
        bus.put(list);
        begin();
        assertThat(bus.held()).isEqualTo(list);
        assertThat(bus.written).isEmpty();
        assertThat(here.state().trouble()).contains("not understood");
        here.share(false);
        settle();
        assertThat(bus.written).isEmpty();
        here.share(true);
        bus.put("{\"plates\":[\"SRV1\"]}");
        settle();
        assertThat(here.state().trouble()).isEmpty();
        assertThat(bus.held()).contains("SRV1", "X1");
    }

    @Test
    void whatWasKnownCountsWhileItsListIsNotUnderstood() throws Exception {
        begin();
        bus.put("{\"plates\":[\"SRV1\",\"SRV2\"]}");
        bus.put("{\"plates\":");
        assertThat(here.others()).containsExactly("SRV1", "SRV2");
        bus.put("{\"action\":\"remove\",\"plate\":\"SRV1\"}");
        settle();
        assertThat(bus.written).as("a part says nothing of the rest").isEmpty();
    }

    @Test
    void anEmptyListIsNoWithdrawal() throws Exception {
        here.has(block("X1"));
        begin();
        here.has();
        settle();
        assertThat(bus.held()).contains("\"plates\":[]");
        here.share(false);
        there.share(false);
        settle();
        assertThat(bus.held()).isEmpty();
    }

    @Test
    void withNothingToSayNothingIsWritten() throws Exception {
        begin();
        assertThat(bus.written).isEmpty();
    }

    @Test
    void moreThanAStationCanReadIsRefused() throws Exception {
        List<WatchEntry> many = new ArrayList<>();
        for (int i = 0; i <= PlateListing.MOST; i++) {
            many.add(block("ABC" + (1_000_000 + i), "", Validity.ALWAYS));
        }
        here.own = many;
        bus.join(here.sharing);
        here.share(true);
        here.look();
        here.look();
        assertThat(bus.written).isEmpty();
        assertThat(here.state().trouble()).contains("200,001 entries");
    }
}
