package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vedette.station.Sample.NOW;
import static vedette.station.Sample.message;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.message.LinkState;
import vedette.message.Subscription;
import vedette.message.TransportListener;
import vedette.model.EventKind;
import vedette.model.Freshness;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.MemoryLog;

/// The station as a whole, between a fake broker and a fake log.
@Timeout(60)
class StationTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final MemoryLog log = new MemoryLog(() -> closed.add("log"));
    private final FakeTransport transport = new FakeTransport(() -> closed.add("transport"));
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Station station = new Station(StationSetup.of(
                    List.of(new Station.BrokerLink(transport, "mqtt://lab:1883", Sample.installations())),
                    log,
                    Sample::noDecoder,
                    Clock.fixed(NOW, ZoneOffset.UTC))
            .withOperator("jo"));

    @BeforeEach
    void start() {
        station.start();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private TransportListener broker() {
        return transport.listener();
    }

    private void news(String topic, String payload) {
        broker().news(message(topic, payload), acknowledged::incrementAndGet);
    }

    private void awaitAcknowledged(int count) {
        await().untilAtomic(acknowledged, org.hamcrest.Matchers.equalTo(count));
    }

    private void picture(String topic) {
        broker().frame(message(topic, new byte[] {1, 2, 3}, 0, NOW));
    }

    @Test
    void listensForNewsAndForWhateverElseIsSaid() {
        assertThat(transport.newsTopics()).containsExactly(new Subscription("sample/+/alert", 1));
        assertThat(transport.frameTopics()).containsExactly(new Subscription("sample/#", 0));
    }

    @Test
    void newsIsAcknowledgedWhenTheLogHasIt() {
        log.holdBack();
        news("sample/door/alert", "fire");
        await().until(() -> log.summaries(EventKind.ALERT).equals(List.of("fire")));
        assertThat(acknowledged).hasValue(0);
        log.keepAll();
        awaitAcknowledged(1);
    }

    @Test
    void aRepeatIsAcknowledgedNoEarlierThanWhatItRepeats() {
        log.holdBack();
        news("sample/door/alert", "7 fire");
        news("sample/door/alert", "7 fire");
        news("sample/door/alert", "8 flood");
        await().until(() -> log.entries(EventKind.ALERT).size() == 2);
        assertThat(acknowledged).hasValue(0);
        log.keepAll();
        awaitAcknowledged(3);
        assertThat(log.summaries(EventKind.ALERT)).containsExactly("fire", "flood");
    }

    @Test
    void aMalformedMessageIsLoggedAcknowledgedAndForgotten() {
        news("sample/door/alert", "bad");
        news("sample/door/alert", "fire");
        awaitAcknowledged(2);
        LogEntry rejected = log.entries(EventKind.REJECTED).getFirst();
        assertThat(rejected.summary()).isEqualTo("it is bad");
        assertThat(rejected.topic()).isEqualTo("sample/door/alert");
        assertThat(log.payloadOf(rejected)).asString().isEqualTo("bad");
        assertThat(log.summaries(EventKind.ALERT)).containsExactly("fire");
        assertThat(station.rejections().total()).isEqualTo(1);
    }

    @Test
    void aFaultOfADecoderDoesNotBlockTheSession() {
        news("sample/door/alert", "fault");
        news("sample/door/alert", "fire");
        awaitAcknowledged(2);
        assertThat(log.entries(EventKind.REJECTED)).singleElement().satisfies(entry -> {
            assertThat(entry.summary()).contains("fault of this program");
            assertThat(log.payloadOf(entry)).asString().isEqualTo("fault");
        });
    }

    @Test
    void aFloodOfCamerasIsBoundedAndCounted() {
        for (int i = 0; i < 5_000; i++) {
            news("sample/news" + i + "/alert", "fire");
            picture("sample/film" + i + "/picture");
        }
        awaitAcknowledged(5_000);
        assertThat(station.cameras()).hasSize(StationSetup.USUAL_CAMERAS);
        assertThat(station.rejections().total()).isEqualTo(10_000 - StationSetup.USUAL_CAMERAS);
        assertThat(log.entries(EventKind.ALERT)).hasSizeLessThanOrEqualTo(StationSetup.USUAL_CAMERAS);
        assertThat(log.size()).isLessThan(1_000);
    }

    @Test
    void aFloodOfCamerasLeavesTheKnownOnesAlone() {
        news("sample/door/alert", "fire");
        for (int i = 0; i < 1_000; i++) {
            news("sample/made-up" + i + "/alert", "fire");
        }
        news("sample/door/alert", "flood");
        awaitAcknowledged(1_002);
        assertThat(log.summaries(EventKind.ALERT)).last().isEqualTo("flood");
    }

    @Test
    void aFloodOfMalformedMessagesFillsNeitherLogNorSession() {
        for (int i = 0; i < 10_000; i++) {
            news("sample/made-up" + i + "/alert", "bad");
        }
        awaitAcknowledged(10_000);
        assertThat(station.rejections().total()).isEqualTo(10_000);
        assertThat(log.entries(EventKind.REJECTED)).hasSize(30);
        assertThat(log.summaries(EventKind.REJECTED)).last().asString().contains("only counted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " ", "\u0007", "\u001b[2J", "\u202e", "\ufffe", "\ud800"})
    void aHostileNameIsRejected(String name) {
        news("sample/" + name + "/alert", "fire");
        picture("sample/" + name + "/picture");
        awaitAcknowledged(1);
        await().until(() -> station.rejections().total() == 2);
        assertThat(station.cameras()).isEmpty();
        assertThat(station.rejections().latest())
                .allSatisfy(each -> assertThat(each.topic() + each.reason())
                        .matches(text -> text.codePoints().noneMatch(Character::isISOControl)));
    }

    @Test
    void aHugeTopicIsRejectedAndShownShort() {
        String huge = "x".repeat(60_000);
        news("sample/" + huge + "/alert", "fire");
        picture("sample/" + huge + "/picture");
        picture("sample/" + huge);
        picture("sample" + "/".repeat(60_000));
        awaitAcknowledged(1);
        await().until(() -> station.rejections().total() == 4);
        // Shown alike, they are counted together.
        await().until(() -> log.entries(EventKind.REJECTED).size() == 3);
        assertThat(log.entries(EventKind.REJECTED)).allSatisfy(entry -> {
            assertThat(entry.topic()).hasSizeLessThan(500);
            assertThat(entry.summary()).hasSizeLessThan(500);
        });
    }

    @Test
    void aPictureInPiecesIsAnEvent() {
        broker().frame(message("sample/door/pieces/start", "3"));
        broker().frame(message("sample/door/pieces/data", "abc"));
        broker().frame(message("sample/door/pieces/end", ""));
        await().until(() -> log.entries(EventKind.SNAPSHOT).size() == 1);
        assertThat(log.payloadOf(log.entries(EventKind.SNAPSHOT).getFirst())).isEmpty();
        assertThat(station.rejections().total()).isZero();
    }

    @Test
    void camerasAreDeafWhileTheBrokerIsNotHeard() {
        broker().linkChanged(Sample.BROKER, new LinkState.Online("MQTT 5", true, List.of()));
        news("sample/door/alert", "fire");
        await().until(() -> freshness() == Freshness.State.LIVE);
        broker().linkChanged(Sample.BROKER, new LinkState.Retrying("silence", NOW));
        await().until(() -> freshness() == Freshness.State.DEAF);
        await().until(() -> station.attention().items().stream()
                .anyMatch(item -> item.title().equals("Not connected to lab")));
        broker().linkChanged(Sample.BROKER, new LinkState.Online("MQTT 5", true, List.of()));
        await().until(() -> freshness() == Freshness.State.LIVE);
        assertThat(log.summaries(EventKind.LINK))
                .containsExactly(
                        "connected by MQTT 5", "connection lost: silence", "connected again after 0 ms by MQTT 5");
    }

    private Freshness.State freshness() {
        return station.camera(Sample.DOOR)
                .map(camera -> camera.freshness().state())
                .orElse(Freshness.State.WAITING);
    }

    @Test
    void whatTheOperatorDoesIsLoggedUnderTheirName() {
        news("sample/door/alert", "7 fire");
        awaitAcknowledged(1);
        AttentionItem item = station.attention().items().stream()
                .filter(each -> each.title().equals("fire"))
                .findFirst()
                .orElseThrow();
        station.acknowledge(item);
        await().until(() -> log.summaries(EventKind.AUDIT).contains("acknowledged: fire"));
        assertThat(log.entries(EventKind.AUDIT)).extracting(LogEntry::key).containsOnly("jo");
        assertThat(log.entries(EventKind.AUDIT).getLast().camera()).isEqualTo("door");
    }

    @Test
    void aLogThatNobodyWroteBeforeHasNoGap() {
        await().until(() -> log.summaries().contains("the station was started"));
        news("sample/door/alert", "fire");
        awaitAcknowledged(1);
        assertThat(log.entries(EventKind.GAP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTimeWithoutAStationIsAGap(boolean inOrder) {
        MemoryLog before = new MemoryLog();
        before.lastAlive = NOW.minusSeconds(90);
        before.closedInOrder = inOrder;
        try (StationRun run = new StationRun(before, new TestClock())) {
            await().until(() -> before.entries(EventKind.GAP).size() == 1);
            LogEntry gap = before.entries(EventKind.GAP).getFirst();
            assertThat(gap.gap()).isEqualTo(new GapSpan(NOW.minusSeconds(90), NOW));
            assertThat(gap.broker() + gap.camera()).isEmpty();
            assertThat(gap.severity()).isEqualTo(inOrder ? Severity.INFO : Severity.WARNING);
            assertThat(gap.summary())
                    .isEqualTo(
                            inOrder
                                    ? "the station was closed for 90 s"
                                    : "the station ended without closing (crash, kill or loss of power)"
                                            + " and was away for 90 s");
            assertThat(run.station.latest()).contains(gap.withId(0));
        }
    }

    @Test
    void endsInOrderWithEverythingWritten() {
        for (int i = 0; i < 500; i++) {
            news("sample/door/alert", "alert-" + i);
        }
        station.close();
        assertThat(closed).containsExactly("transport", "log");
        assertThat(acknowledged).hasValue(500);
        assertThat(log.entries(EventKind.ALERT)).hasSize(500);
        assertThat(log.entries()).last().extracting(LogEntry::summary).isEqualTo("the station was stopped");
        assertThat(log.records)
                .filteredOn(record -> record.original() != null)
                .allSatisfy(record -> assertThat(record.entries()).hasSize(1))
                .hasSize(500);
    }
}
