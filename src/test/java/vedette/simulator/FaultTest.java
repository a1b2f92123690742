package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.message.OutboundMessage;

class FaultTest {
    private static final String EVENTS = "lightnvr/detections/yard";
    private static final String PICTURES = EVENTS + "/snapshot";

    private final Stage stage = new Stage();
    private final LightNvrCamera camera = stage.start(new LightNvrCamera(
            Stage.identity("yard", "lightnvr"),
            stage.world,
            "lightnvr",
            "yard",
            LightNvrCamera.Mode.PLAIN,
            Stage.filled(Scenes.DOG_FILM)));

    private List<OutboundMessage> during(Fault fault, long millis) {
        camera.inject(fault);
        int before = stage.broker.sent.size();
        stage.pass(millis);
        return List.copyOf(stage.broker.sent.subList(before, stage.broker.sent.size()));
    }

    private static Set<ByteBuffer> distinct(List<OutboundMessage> messages, String topic) {
        Set<ByteBuffer> payloads = new HashSet<>();
        for (OutboundMessage message : messages) {
            if (message.topic().equals(topic)) {
                payloads.add(ByteBuffer.wrap(message.payload()));
            }
        }
        return payloads;
    }

    @Test
    void stoppedItIsSilentAndRecoveredItSpeaksAgain() {
        stage.pass(3_000);
        assertThat(during(Fault.STOP, 60_000)).isEmpty();
        assertThat(during(Fault.RECOVER, 5_000)).isNotEmpty();
        assertThat(stage.broker.clients).as("connections").hasSize(1);
    }

    @Test
    void frozenItSendsTheSameBytes() {
        stage.pass(3_000);
        assertThat(distinct(during(Fault.FREEZE, 10_000), PICTURES)).hasSize(1);
        assertThat(distinct(during(Fault.RECOVER, 10_000), PICTURES)).hasSizeGreaterThan(8);
    }

    @Test
    void resendingItDoublesItsEvents() {
        stage.pass(3_000);
        OutboundMessage last = stage.broker.on(EVENTS).getLast();
        camera.inject(Fault.RESEND);
        assertThat(stage.broker.on(EVENTS).getLast()).isSameAs(last);

        List<OutboundMessage> events = during(Fault.RESEND, 5_000).stream()
                .filter(message -> message.topic().equals(EVENTS))
                .toList();
        assertThat(events).hasSize(10);
        for (int i = 0; i < events.size(); i += 2) {
            assertThat(events.get(i)).isSameAs(events.get(i + 1));
        }
    }

    @Test
    void badPicturesAreCutOrHtmlOrSayThatTheyAreHuge() throws Exception {
        int html = 0;
        int huge = 0;
        int cut = 0;
        for (OutboundMessage message : during(Fault.BAD_JPEG, 60_000)) {
            if (message.topic().equals(PICTURES)) {
                byte[] bytes = message.payload();
                if (FakeBroker.text(message).startsWith("<!DOCTYPE")) {
                    html++;
                } else if (widthOf(bytes) == 20_000) {
                    huge++;
                } else {
                    cut++;
                    assertThat(bytes[bytes.length - 1] & 0xFF).isNotEqualTo(0xD9);
                }
            }
        }
        assertThat(List.of(html, huge, cut)).allMatch(count -> count > 0);
    }

    private static int widthOf(byte[] jpeg) throws Exception {
        var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            return reader.getWidth(0);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void badEventsCannotBeTakenAsGoodOnes() {
        List<OutboundMessage> events = during(Fault.BAD_JSON, 60_000).stream()
                .filter(message -> message.topic().equals(EVENTS))
                .toList();
        assertThat(events).hasSizeGreaterThan(50).noneMatch(FaultTest::isGood);
        assertThat(events).extracting(FakeBroker::text).anyMatch(text -> text.contains("NaN"));
        assertThat(events).extracting(FakeBroker::text).anyMatch(text -> text.contains("\"much\""));
        assertThat(events).extracting(FakeBroker::text).anyMatch(text -> text.startsWith("{\"confidences\": {\"conf"));
    }

    private static boolean isGood(OutboundMessage message) {
        try {
            JsonPayload event = JsonPayload.parse(message.payload());
            return event.optionalNumber("count").isPresent();
        } catch (MalformedPayloadException e) {
            return false;
        }
    }

    @Test
    void vanishedItIsSilentUntilItConnectsAgain() {
        stage.pass(3_000);
        assertThat(during(Fault.VANISH, 30_000)).isEmpty();
        assertThat(during(Fault.RECOVER, 5_000)).isNotEmpty();
        assertThat(stage.broker.clients).hasSize(2);
        assertThat(stage.counters.counts().failures()).isZero();
    }

    @Test
    void aLostConnectionIsMadeAgain() {
        stage.broker.outcome = CompletableFuture.failedFuture(new IllegalStateException("gone"));
        stage.pass(3_000);
        stage.broker.outcome = CompletableFuture.completedFuture(null);
        stage.pass(5_000);
        assertThat(stage.broker.clients).hasSize(2);
        assertThat(stage.counters.counts().failures()).isPositive();
        assertThat(stage.counters.counts().frames()).isPositive();
    }

    @Test
    void picturesAreLeftOutWhileTheWayIsFull() {
        LightNvrCamera film = stage.start(new LightNvrCamera(
                Stage.identity("film", "lightnvr"),
                stage.world,
                "lightnvr",
                "film",
                LightNvrCamera.Mode.film(10),
                stage.loops.of(Scenes.CAT, FrameSize.VGA)));
        stage.broker.outcome = new CompletableFuture<>();
        stage.pass(5_000);
        assertThat(stage.broker.on("lightnvr/cameras/film/snapshot")).hasSize(4);
        assertThat(stage.counters.counts().skipped()).isBetween(46L, 47L);
        film.stop();
    }

    @Test
    void startsOnceAndEndsForGood() {
        assertThatIllegalStateException().isThrownBy(() -> camera.start(stage.broker, stage.scheduler));
        camera.stop();
        camera.inject(Fault.RECOVER);
        int before = stage.broker.sent.size();
        stage.pass(60_000);
        assertThat(stage.broker.sent).hasSize(before);
        assertThat(stage.broker.clients).hasSize(1);
    }
}
