package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;

class LinksTest {
    private static final LinkState KEPT = new LinkState.Online("MQTT 5", true, List.of());
    private static final LinkState NEW = new LinkState.Online("MQTT 5", false, List.of());
    private static final LinkState LOST = new LinkState.Retrying("The broker has fallen silent.", Sample.NOW);

    private final List<String> notes = new ArrayList<>();
    private Instant now = Sample.NOW;
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final Links links = new Links(
            Map.of(Sample.BROKER, "mqtt://lab:1883"),
            clock,
            (when, broker, camera, kind, severity, summary) -> notes.add(kind.word() + ": " + summary));

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
        assertThat(notes).containsExactly("link: connected by MQTT 5");
        assertThat(links.cause(Sample.BROKER)).isNull();
    }

    @Test
    void saysWhenItWasLostAndForHowLong() {
        changes(NEW, LOST);
        assertThat(links.cause(Sample.BROKER)).isEqualTo("The broker has fallen silent.");
        assertThat(links.lostSince(Sample.BROKER)).isEqualTo(Sample.NOW);
        now = now.plus(Duration.ofSeconds(12));
        changes(LOST, KEPT);
        assertThat(links.lostSince(Sample.BROKER)).isNull();
        assertThat(notes)
                .containsExactly(
                        "link: connected by MQTT 5",
                        "link: connection lost: The broker has fallen silent.",
                        "link: connected again after 12 s by MQTT 5");
    }

    @Test
    void aSessionThatWasNotKeptIsAGap() {
        changes(NEW, LOST, NEW);
        assertThat(notes).last().asString().startsWith("gap: the broker did not keep this station's session");
        assertThat(notes).last().asString().contains("since " + Sample.NOW);
    }

    @Test
    void aBrokerThatIsDownAtTheStartIsSaidOnce() {
        changes(LOST, LOST, new LinkState.Refused("The broker refuses the login."));
        assertThat(notes).containsExactly("link: not connected: The broker has fallen silent.");
        assertThat(links.cause(Sample.BROKER)).isEqualTo("The broker refuses the login.");
        assertThat(links.lostSince(Sample.BROKER)).isNotNull();
    }

    @Test
    void refusedTopicsAreSaid() {
        changes(new LinkState.Online("MQTT 5", true, List.of("secret/#", "other/#")));
        assertThat(notes).last().isEqualTo("link: the broker does not let this station hear secret/#, other/#");
    }
}
