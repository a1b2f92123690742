package vedette.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vedette.dialect.DialectCatalog;
import vedette.dialect.WireLine;
import vedette.message.InboundMessage;
import vedette.ui.LabBroker;

/// Unknown topics become candidates: of known systems under other prefixes, or of cameras that nobody knows.
class CandidateFinderTest {
    private final UnknownTopics topics = new UnknownTopics(32_000_000);
    private long nanos;

    private void say(String topic, byte[] payload, boolean retained) {
        nanos += 500_000_000L;
        topics.take(new InboundMessage("lab", topic, payload, 0, retained, Instant.EPOCH, nanos, null));
    }

    private void say(String topic, String payload) {
        say(topic, payload.getBytes(StandardCharsets.UTF_8), false);
    }

    private List<Candidate> found() {
        return new CandidateFinder(DialectCatalog.load()).find("lab", topics.all());
    }

    private void replay(String capture, UnaryOperator<String> topic) throws Exception {
        for (WireLine line : WireLine.read(Path.of("src/test/resources/captures", capture + ".jsonl"))) {
            say(topic.apply(line.topic()), line.payload(), line.retain());
        }
    }

    private void isProposed(String system, String prefix) {
        List<Candidate> found = found();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().prefix()).isEqualTo(prefix);
        assertThat(found.getFirst().isCamera()).isTrue();
        assertThat(found.getFirst().proposals()).isNotEmpty();
        assertThat(found.getFirst().proposals().getFirst().system()).isEqualTo(system);
        assertThat(found.getFirst().proposals().getFirst().prefix()).isEqualTo(prefix);
    }

    @Test
    void theLicencePlateServerUnderAnotherPrefix() throws Exception {
        replay("lprserver", topic -> topic.replaceFirst("lprserver", "site2"));
        isProposed("lprserver", "site2");
        assertThat(found().getFirst().seen()).contains("boxes");
    }

    @Test
    void lightNvrUnderALongerPrefix() throws Exception {
        replay("lightnvr", topic -> topic.replaceFirst("lightnvr", "home/cellar/nvr"));
        isProposed("lightnvr", "home/cellar/nvr");
        assertThat(found().getFirst().jpeg()).isNotNull();
    }

    @Test
    void babyMonitorsUnderPrefixesOfTheirOwn() throws Exception {
        replay("babymonitor-b", topic -> topic.replaceFirst("babymonitor", "crib"));
        isProposed("babymonitor", "crib");
        assertThat(found().getFirst().seen())
                .contains("a picture 640×480 every")
                .contains("scores");
    }

    @Test
    void aBabyMonitorWithoutFilm() throws Exception {
        replay("babymonitor-a-no-video", topic -> topic.replaceFirst("babymonitor", "upstairs/crib"));
        isProposed("babymonitor", "upstairs/crib");
    }

    @Test
    void picturesOnRequestUnderAPrefix() throws Exception {
        replay("capture-raw", topic -> "lab7/" + topic);
        isProposed("capture", "lab7");
    }

    @Test
    void aSketchIsACameraOfNoSystem() {
        say("garden/greenhouse/jpg", LabBroker.jpeg(320, 240, 1), false);
        say("garden/greenhouse/jpg", LabBroker.jpeg(320, 240, 2), false);
        say("garden/greenhouse/jpg", LabBroker.jpeg(320, 240, 3), false);
        say("garden/greenhouse/lwt", "online");
        say("garden/greenhouse/wifi", "-61");
        say("garden/shed/jpg", LabBroker.jpeg(320, 240, 1), true);
        say("weather/outside", "21.5");
        List<Candidate> found = found();
        assertThat(found).extracting(Candidate::name).containsExactly("greenhouse", "shed");
        assertThat(found.getFirst().seen()).isEqualTo("a picture 320×240 every 0.5 s; online/offline");
        assertThat(found.getFirst().topics()).hasSize(3);
        assertThat(found.getFirst().proposals()).isEmpty();
        assertThat(found.getLast().seen()).isEqualTo("a picture 320×240, kept by the broker");
    }

    @Test
    void severalPicturesUnderOneTopicAreSeveralCameras() {
        say("cams/yard", LabBroker.jpeg(64, 48, 1), false);
        say("cams/gate", LabBroker.jpeg(64, 48, 2), false);
        assertThat(found()).extracting(Candidate::name).containsExactly("gate", "yard");
    }

    @Test
    void picturesInPiecesAreAnEsp32Camera() {
        say("attic/cam/start", "40000");
        say("attic/cam/data", new byte[1000], false);
        say("attic/cam/end", "end");
        isProposed("esp32cam", "attic/cam");
        assertThat(found().getFirst().seen()).contains("a picture in pieces");
    }

    @Test
    void whatIsAnnouncedHasItsNameAndAllItsTopics() {
        say("homeassistant/camera/yard/config", """
                {"name": "Yard", "t": "esp/yard/jpg", "avty_t": "esp/status/yard"}""");
        List<Candidate> announced = found();
        assertThat(announced).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("Yard");
            assertThat(each.seen()).isEqualTo("no picture yet; announced to Home Assistant");
        });
        say("esp/yard/jpg", LabBroker.jpeg(64, 48, 1), false);
        say("esp/status/yard", "online");
        assertThat(found()).singleElement().satisfies(each -> {
            assertThat(each.topics()).hasSize(3);
            assertThat(each.jpeg()).isNotNull();
            assertThat(each.seen()).contains("online/offline");
        });
        nanos += 1;
        topics.take(new InboundMessage(
                "lab", "homeassistant/camera/yard/config", new byte[0], 0, false, Instant.EPOCH, nanos, null));
        assertThat(found()).extracting(Candidate::announcement).containsOnlyNulls();
    }

    @Test
    void devicesComeLast() {
        say("a/plug/state", "{\"status\": \"online\"}");
        say("z/cam/jpg", LabBroker.jpeg(64, 48, 1), false);
        List<Candidate> found = found();
        assertThat(found).extracting(Candidate::isCamera).containsExactly(true, false);
    }
}
