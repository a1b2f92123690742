package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.message.InboundMessage;
import vedette.store.MemoryLog;

/// What comes under unknown topics, however much it is.
class NewcomersTest {
    private final FakeTransport transport = new FakeTransport(() -> {});
    private final MemoryLog log = new MemoryLog();
    private final Station station = new Station(StationSetup.of(
            List.of(new Station.BrokerLink(transport, "mqtt://lab:1883", Sample.installations())),
            log,
            Sample::noDecoder,
            Clock.systemUTC()));

    @BeforeEach
    void start() {
        station.start();
    }

    @AfterEach
    void stop() {
        station.close();
    }

    private void frame(String topic, String payload) {
        transport
                .listener()
                .frame(new InboundMessage(
                        Sample.BROKER,
                        topic,
                        payload.getBytes(StandardCharsets.UTF_8),
                        0,
                        false,
                        Sample.NOW,
                        System.nanoTime(),
                        null));
    }

    @Test
    void aFloodOfUnknownTopicsStaysWithinTheBounds() {
        for (int i = 0; i < 100_000; i++) {
            frame("made/up/" + i, "{\"state\": \"online\", \"filler\": \"" + "x".repeat(200) + "\"}");
        }
        frame("sample/door/picture", "\u00ff");
        await().until(() -> !station.cameras().isEmpty());
        Intake intake = station.intake();
        await().until(() -> intake.remembered() > 0);
        assertThat(intake.remembered()).isLessThanOrEqualTo(500);
        assertThat(intake.rememberedBytes()).isLessThanOrEqualTo(Intake.ROOM);
        await().until(() -> intake.notLookedAt() + intake.forgotten() + intake.remembered() >= 100_000);
        assertThat(station.rejections().total()).isEqualTo(100_000);
        assertThat(log.summaries().size()).isLessThan(1000);
    }

    @Test
    void aBlockedCameraSaysNothingMoreAndIsThereAgainWhenItMay() throws Exception {
        frame("sample/door/picture", "x");
        await().until(() -> station.cameras().size() == 1);
        var key = Sample.DOOR.key();
        station.book().put(java.util.Map.of(key, station.book().of(key).blocked(true)));
        assertThat(station.cameras()).isEmpty();
        assertThat(station.everyCamera()).hasSize(1);
        long before = station.everyCamera().getFirst().frames();
        frame("sample/door/picture", "y");
        transport.listener().news(Sample.message("sample/door/alert", "7 fire"), () -> {});
        await().until(() -> station.blockedMessages() == 2);
        assertThat(station.everyCamera().getFirst().frames()).isEqualTo(before);
        assertThat(station.attention().items()).isEmpty();
        station.book().put(java.util.Map.of(key, station.book().of(key).blocked(false)));
        assertThat(station.cameras()).hasSize(1);
    }

    @Test
    void moreCamerasAreTakenInWhenTheyMayBe() throws Exception {
        station.allowCameras(2);
        for (String name : List.of("a", "b", "c", "d")) {
            frame("sample/" + name + "/picture", "x");
        }
        assertThat(station.cameras()).hasSize(2);
        assertThat(station.turnedAway()).isEqualTo(2);
        await().until(() -> station.attention().items().stream()
                .anyMatch(item -> item.title().equals("2 cameras are not taken in")));
        station.allowCameras(4);
        frame("sample/c/picture", "x");
        assertThat(station.cameras()).hasSize(3);
        await().until(() -> station.attention().items().isEmpty());
    }

    @Test
    void theOperatorsNamesAndOrderHold() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            frame("sample/" + name + "/picture", "x");
        }
        var book = station.book();
        book.put(java.util.Map.of(
                Sample.camera("c").key(), book.of("").placed(0).named("Cellar"),
                Sample.camera("b").key(), book.of("").placed(1)));
        assertThat(station.cameras()).extracting(LiveCamera::displayName).containsExactly("Cellar", "b", "a");
        station.forget(Sample.camera("b"));
        assertThat(station.cameras()).hasSize(2);
    }
}
