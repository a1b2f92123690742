package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.Gap;

class LinksTest {
    private static final LinkState KEPT = new LinkState.Online("MQTT 5", true, List.of());
    private static final LinkState NEW = new LinkState.Online("MQTT 5", false, List.of());
    private static final LinkState LOST = new LinkState.Retrying("The broker has fallen silent.", Sample.NOW);

    private final List<LogEntry> entries = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private final Links links = new Links(Map.of(Sample.BROKER, "mqtt://lab:1883"), clock, entries::add);

    private List<String> notes() {
        return entries.stream()
                .map(entry -> entry.kind().word() + ": " + entry.summary())
                .toList();
    }

    private void seconds(int seconds) {
        clock.add(seconds);
    }

    private void changes(LinkState... states) {
        for (LinkState state : states) {
            links.changed(Sample.BROKER, state);
        }
    }

    @Test
    void beginsDeaf() {
        assertThat(links.cause(Sample.BROKER)).isEqualTo("connecting to the broker");
        assertThat(links.lostSince(Sample.BROKER)).isNull();
        assertThat(links.list())
                .containsExactly(new StationStatus.Link(Sample.BROKER, "mqtt://lab:1883", new LinkState.Connecting()));
    }

    @Test
    void theFirstConnectionIsNoGap() {
        changes(NEW);
        assertThat(notes()).containsExactly("link: connected by MQTT 5");
        assertThat(links.cause(Sample.BROKER)).isNull();
    }

    @Test
    void aConnectionThatTakesLongAtTheStartIsAGap() {
        links.start();
        seconds(6);
        changes(KEPT);
        assertThat(notes()).first().isEqualTo("link: connected by MQTT 5");
        assertThat(entries.getLast().kind()).isEqualTo(EventKind.GAP);
        assertThat(entries.getLast().gap()).isEqualTo(new GapSpan(Sample.NOW, clock.instant()));
        assertThat(entries).hasSize(2);
    }

    @Test
    void theFirstConnectionClosesWhatAnEarlierRunLeftOpen() {
        Instant then = Sample.NOW.minusSeconds(3600);
        links.start();
        links.leftOpen(List.of(
                new Gap(7, Sample.BROKER, "", then, null, "connection lost"),
                new Gap(8, Sample.BROKER, "door", then.minusSeconds(60), null, "offline"),
                new Gap(9, "another", "", then.minusSeconds(60), null, "connection lost")));
        changes(KEPT);
        assertThat(entries.getLast().gap()).isEqualTo(new GapSpan(then, Sample.NOW));
        assertThat(entries.getLast().broker()).isEqualTo(Sample.BROKER);
        changes(LOST, KEPT);
        assertThat(entries.getLast().gap()).isEqualTo(new GapSpan(Sample.NOW, Sample.NOW));
    }

    @Test
    void aGapThatIsKnownLateEndsWhenItsBrokerWasFirstHeard() {
        links.start();
        changes(KEPT);
        seconds(300);
        Instant then = Sample.NOW.minusSeconds(3600);
        links.leftOpen(List.of(new Gap(7, Sample.BROKER, "", then, null, "connection lost")));
        assertThat(entries.getLast().kind()).isEqualTo(EventKind.GAP);
        assertThat(entries.getLast().gap()).isEqualTo(new GapSpan(then, Sample.NOW));
    }

    @Test
    void aBrokerThatStaysAwayKeepsTheGapOfTheEarlierRunOpen() {
        Instant then = Sample.NOW.minusSeconds(3600);
        links.start();
        links.leftOpen(List.of(new Gap(7, Sample.BROKER, "", then, null, "connection lost")));
        changes(LOST);
        assertThat(entries).singleElement().extracting(LogEntry::gap).isEqualTo(new GapSpan(then, null));
        assertThat(links.lostSince(Sample.BROKER)).isEqualTo(Sample.NOW);
    }

    @Test
    void aLossIsAGapWithBothEdges() {
        changes(KEPT, LOST);
        assertThat(entries.getLast().kind()).isEqualTo(EventKind.LINK);
        assertThat(entries.getLast().gap()).isEqualTo(new GapSpan(Sample.NOW, null));
        seconds(30);
        changes(new LinkState.Connecting(), LOST, KEPT);
        assertThat(entries.stream().filter(entry -> entry.gap() != null)).hasSize(2);
        LogEntry gap = entries.getLast();
        assertThat(gap.kind()).isEqualTo(EventKind.GAP);
        assertThat(gap.gap()).isEqualTo(new GapSpan(Sample.NOW, clock.instant()));
        assertThat(gap.severity()).isEqualTo(Severity.INFO);
        assertThat(gap.broker()).isEqualTo(Sample.BROKER);
        assertThat(gap.camera()).isEmpty();
    }

    @Test
    void aClockThatIsPutBackMakesNoGapThatEndsBeforeItBegins() {
        changes(KEPT, LOST);
        seconds(-60);
        changes(KEPT);
        assertThat(entries.getLast().gap()).isEqualTo(new GapSpan(clock.instant(), clock.instant()));
    }

    @Test
    void saysWhenItWasLostAndForHowLong() {
        changes(NEW, LOST);
        assertThat(links.cause(Sample.BROKER)).isEqualTo("The broker has fallen silent.");
        assertThat(links.lostSince(Sample.BROKER)).isEqualTo(Sample.NOW);
        seconds(12);
        changes(LOST, KEPT);
        assertThat(links.lostSince(Sample.BROKER)).isNull();
        assertThat(notes())
                .containsExactly(
                        "link: connected by MQTT 5",
                        "link: connection lost: The broker has fallen silent.",
                        "link: connected again after 12 s by MQTT 5",
                        "gap: not connected for 12 s: the broker kept this station's session, so messages of quality 1"
                                + " and 2 came later; pictures and values of that time were not heard");
    }

    @Test
    void aSessionThatWasNotKeptIsAGap() {
        changes(NEW, LOST);
        seconds(90);
        changes(NEW);
        assertThat(notes())
                .last()
                .isEqualTo("gap: not connected for 90 s: the broker did not keep this station's session;"
                        + " what was said in between was not heard");
        assertThat(entries.getLast().severity()).isEqualTo(Severity.WARNING);
        assertThat(entries.getLast().gap()).isEqualTo(new GapSpan(Sample.NOW, clock.instant()));
    }

    @Test
    void aBrokerThatIsDownAtTheStartIsSaidOnce() {
        changes(LOST, LOST, new LinkState.Refused("The broker refuses the login."));
        assertThat(notes()).containsExactly("link: not connected: The broker has fallen silent.");
        assertThat(links.cause(Sample.BROKER)).isEqualTo("The broker refuses the login.");
        assertThat(links.lostSince(Sample.BROKER)).isNotNull();
    }

    @Test
    void refusedTopicsAreSaid() {
        changes(new LinkState.Online("MQTT 5", true, List.of("secret/#", "other/#")));
        assertThat(notes()).last().isEqualTo("link: the broker does not let this station hear secret/#, other/#");
    }
}
