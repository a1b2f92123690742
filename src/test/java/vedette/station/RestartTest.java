package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.message.InboundMessage;
import vedette.model.EventKind;
import vedette.store.LogRecord;

/// Every event once, whatever ends between its record and its acknowledgement.
@Timeout(60)
class RestartTest {
    private static final String MOTION = "gate/north/motion";

    private StationRun run = new StationRun();

    @AfterEach
    void close() {
        run.close();
    }

    private void crash() {
        run = run.afterACrash();
    }

    private void allIsAcknowledged() {
        await().untilAsserted(() -> assertThat(run.acknowledged).hasValue(run.sent()));
    }

    @Test
    void anEventWithAnIdIsKnownAfterACrash() {
        run.news("sample/door/alert", "7 fire");
        crash();
        run.news("sample/door/alert", "7 fire");
        run.link(StationRun.KEPT);
        run.news("sample/door/alert", "8 flood");
        run.news("sample/door/alert", "7 fire");
        allIsAcknowledged();
        assertThat(run.log.summaries(EventKind.ALERT)).containsExactly("flood");
        await().until(() -> run.station.status().repeated() == 2);
    }

    @Test
    void whatIsInTheLogAlreadyIsShownAllTheSame() {
        run.news("sample/door/alert", "7 fire");
        crash();
        assertThat(run.station.attention().items()).isEmpty();
        run.news("sample/door/alert", "7 fire");
        assertThat(run.station.attention().items())
                .extracting(AttentionItem::title)
                .contains("fire");
        assertThat(run.station.cameras()).hasSize(1);
    }

    @Test
    void eachEventOfAMessageIsKnown() {
        run.news(GateSystem.TOPIC, "5;;car,bus;ABC123,XYZ9;");
        LogRecord record = run.lastRecord();
        assertThat(record.entries())
                .extracting(entry -> entry.kind().word())
                .containsExactly("detection", "plate", "plate");
        assertThat(record.repeatIds()).hasSize(2).doesNotHaveDuplicates();
        crash();
        run.news(GateSystem.TOPIC, "5;;car,bus;ABC123,XYZ9;");
        assertThat(run.records()).isEmpty();
        run.news(GateSystem.TOPIC, "5;;;NEW1;");
        assertThat(run.records()).as("the same id for the same kind").isEmpty();
        run.news(GateSystem.TOPIC, "6;;;NEW1;");
        assertThat(run.records()).hasSize(1);
        allIsAcknowledged();
    }

    @Test
    void anEventWithATimeIsKnownByItsBytes() {
        run.news(GateSystem.TOPIC, ";2026-03-01T12:00:00Z;car;;");
        crash();
        run.link(StationRun.KEPT);
        run.news(GateSystem.TOPIC, ";2026-03-01T12:00:00Z;car;;");
        assertThat(run.records()).isEmpty();
        run.news(GateSystem.TOPIC, ";2026-03-01T12:00:01Z;car;;");
        assertThat(run.records()).hasSize(1);
        allIsAcknowledged();
    }

    @Test
    void aBareMessageThatTheBrokerSendsAgainIsKnownOnce() {
        run.news("sample/door/alert", "fire");
        crash();
        run.news("sample/door/alert", "fire"); // before the link is called online
        assertThat(run.log.entries(EventKind.ALERT)).isEmpty();
        run.link(StationRun.KEPT);
        run.news("sample/door/alert", "fire");
        assertThat(run.log.entries(EventKind.ALERT)).hasSize(1);
        allIsAcknowledged();
    }

    @Test
    void aBareMessageThatComesLaterIsAnEvent() {
        run.news("sample/door/alert", "fire");
        crash();
        run.link(StationRun.KEPT);
        byte[] fire = "fire".getBytes(StandardCharsets.UTF_8);
        run.send(run.message("sample/door/alert", fire, 1, Duration.ofSeconds(200)));
        assertThat(run.log.entries(EventKind.ALERT)).hasSize(1);
    }

    @Test
    void aBareMessageIsAnEventWhereTheBrokerKeptNoSession() {
        run.news("sample/door/alert", "fire");
        crash();
        run.link(StationRun.NEW);
        run.news("sample/door/alert", "fire");
        assertThat(run.log.entries(EventKind.ALERT)).hasSize(1);
    }

    @Test
    void aBareMessageThatWasAcknowledgedLongBeforeTheCrashIsAnEvent() {
        run.news("sample/door/alert", "fire");
        run.clock.add(60);
        crash();
        run.link(StationRun.KEPT);
        run.news("sample/door/alert", "fire");
        assertThat(run.log.entries(EventKind.ALERT)).hasSize(1);
    }

    @Test
    void equalBareMessagesAreEventsWhileTheLinkHolds() {
        run.link(StationRun.KEPT);
        run.send(run.message("sample/door/alert", new byte[] {'a'}, 1, Duration.ofSeconds(200)));
        run.send(run.message("sample/door/alert", new byte[] {'a'}, 1, Duration.ofSeconds(201)));
        assertThat(run.log.entries(EventKind.ALERT)).hasSize(2);
    }

    @Test
    void aBareMessageThatComesAgainAfterALossIsKnownOnce() {
        run.link(StationRun.KEPT);
        run.news("sample/door/alert", "fire");
        run.link(StationRun.LOST);
        run.link(StationRun.KEPT);
        run.news("sample/door/alert", "fire");
        assertThat(run.log.entries(EventKind.ALERT)).hasSize(1);
        run.news("sample/door/alert", "fire");
        assertThat(run.log.entries(EventKind.ALERT)).hasSize(2);
        allIsAcknowledged();
    }

    @Test
    void whileOnlyPicturesAreLostEqualMessagesAreEvents() {
        run.newsLink(StationRun.NEW);
        run.link(StationRun.NEW);
        run.news(MOTION, "ON");
        run.news(MOTION, "OFF");
        run.link(StationRun.LOST);
        run.news(MOTION, "ON");
        run.link(StationRun.KEPT);
        run.news(MOTION, "OFF");
        assertThat(run.log.entries(EventKind.DETECTION)).hasSize(4);
        run.newsLink(StationRun.LOST);
        run.newsLink(StationRun.KEPT);
        run.news(MOTION, "ON");
        run.news(MOTION, "OFF");
        assertThat(run.log.entries(EventKind.DETECTION)).hasSize(4);
        allIsAcknowledged();
    }

    @Test
    void aMalformedMessageIsRefusedOnce() {
        run.news(MOTION, "bad");
        crash();
        run.news(MOTION, "bad");
        allIsAcknowledged();
        assertThat(run.log.entries(EventKind.REJECTED)).isEmpty();
        assertThat(run.station.rejections().total()).isEqualTo(1);
    }

    @Test
    void nothingIsAcknowledgedWhileTheLogTakesNothing() {
        run.link(StationRun.KEPT);
        run.news("sample/door/alert", "7 fire");
        allIsAcknowledged();
        run.log.holdBack();
        run.log.writeFailure = "The disk is full.";
        run.news("sample/door/alert", "8 flood");
        run.news("sample/door/alert", "8 flood");
        run.news("sample/door/alert", "7 fire");
        run.news(MOTION, "bad");
        run.news(GateSystem.TOPIC, ";;;;");
        await().until(() -> run.station.status().logTrouble().equals("The disk is full."));
        assertThat(run.acknowledged).hasValue(1);
        run.log.writeFailure = null;
        run.log.keepAll();
        allIsAcknowledged();
        await().until(() -> run.station.status().logTrouble().isEmpty());
        assertThat(run.log.summaries(EventKind.ALERT)).containsExactly("fire", "flood");
    }

    @Test
    void whatTheBrokerKeptHappenedWhileTheStationWasAway() {
        run.news("sample/door/alert", "7 fire");
        crash();
        Instant then = run.clock.instant().plusSeconds(600);
        String late = "9;" + then + ";car;ABC123;";
        run.clock.add(3600);
        run.news(GateSystem.TOPIC, late);
        assertThat(run.lastRecord().entries()).allSatisfy(entry -> {
            assertThat(entry.happened()).isEqualTo(then);
            assertThat(entry.received()).isEqualTo(Sample.NOW.plusSeconds(3600));
            assertThat(entry.claimed()).isEqualTo(then);
        });
        run.link(StationRun.NEW);
        run.news("gate/south/seen", "10;" + then.plusSeconds(60) + ";car;;");
        assertThat(run.lastRecord().entries().getFirst().happened())
                .as("a broker that keeps no session keeps no message")
                .isEqualTo(run.clock.instant());
    }

    @Test
    void whatIsRetainedComesAgainAtEachConnectionAndIsOneEvent() {
        InboundMessage kept = new InboundMessage(
                Sample.BROKER,
                GateSystem.TOPIC,
                ";2026-03-01T11:00:00Z;car;;".getBytes(StandardCharsets.UTF_8),
                1,
                true,
                Sample.NOW,
                System.nanoTime(),
                null);
        run.send(kept);
        run.send(kept);
        assertThat(run.records()).hasSize(1);
        assertThat(run.lastRecord().entries().getFirst().happened()).isEqualTo(Sample.NOW);
        crash();
        run.send(kept);
        assertThat(run.records()).isEmpty();
        assertThat(run.station.cameras()).extracting(LiveCamera::id).isEqualTo(List.of(GateSystem.GATE));
        allIsAcknowledged();
    }
}
