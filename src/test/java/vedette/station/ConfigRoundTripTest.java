package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.configuration.ConfigPush;
import vedette.configuration.FieldValue;
import vedette.dialect.ConfigAccess;
import vedette.message.Publisher;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.Login;
import vedette.mqtt.MosquittoBroker;
import vedette.mqtt.MqttPublisher;
import vedette.simulator.Fault;
import vedette.simulator.Fleet;
import vedette.simulator.FrameSize;

/// Configurations of simulated number plate cameras over a real broker: set, drifted, rolled back, pushed to many.
@Timeout(120)
class ConfigRoundTripTest {
    private static final String THRESHOLD = "confidence_threshold";

    @TempDir
    private Path folder = Path.of("");

    private @Nullable MosquittoBroker started;
    private @Nullable CommandLab opened;
    private @Nullable Fleet fleet;

    @BeforeEach
    void start() throws Exception {
        MosquittoBroker.assumeInstalled();
        MosquittoBroker broker = MosquittoBroker.in(folder);
        started = broker;
        broker.start();
        CommandLab lab = new CommandLab(broker, "lprserver", CommandLab.settings(6, 2, 2));
        opened = lab;
        lab.awaitOnline();
        Fleet cameras = Fleet.load("lprserver", 10, 1, new FrameSize(160, 120), 1);
        fleet = cameras;
        cameras.start(MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS)));
        await().atMost(Duration.ofSeconds(30)).until(() -> cameras().size() == 10);
    }

    @AfterEach
    void stop() throws Exception {
        if (fleet != null) {
            fleet.close();
        }
        if (opened != null) {
            opened.close();
        }
        if (started != null) {
            started.close();
        }
    }

    private CommandLab lab() {
        return Objects.requireNonNull(opened);
    }

    private ConfigRoom room() {
        return lab().station.configurations();
    }

    /// Those that have said how they are configured, and can be told.
    private List<CameraId> cameras() {
        return lab().station.cameras().stream()
                .map(LiveCamera::id)
                .filter(id -> id.role() == CameraRole.CAMERA)
                .filter(id -> {
                    ConfigAccess access = room().access(id);
                    return access != null
                            && access.write() != null
                            && room().of(id).reported() != null;
                })
                .toList();
    }

    private void wrong(CameraId camera, Fault fault) {
        String name = "Gate " + Integer.parseInt(camera.name().replaceAll("\\D", ""));
        Objects.requireNonNull(fleet).cameras().stream()
                .filter(each -> each.name().equals(name))
                .forEach(each -> each.inject(fault));
    }

    private ConfigPush ended(CameraId camera) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            ConfigPush push = room().of(camera).push();
            return push != null && !push.isUnderWay();
        });
        return Objects.requireNonNull(room().of(camera).push());
    }

    private @Nullable FieldValue reported(CameraId camera) {
        return Objects.requireNonNull(room().of(camera).reported()).document().field(THRESHOLD);
    }

    private List<String> log() {
        return lab().log.entries(EventKind.CONFIG).stream()
                .map(LogEntry::summary)
                .toList();
    }

    @Test
    void whatIsSetIsConfirmedByTheCameraAndItsDriftIsAnAlert() throws Exception {
        CameraId camera = cameras().getFirst();
        room().edit(camera, THRESHOLD, FieldValue.typedNumber("0.85"));
        room().push(camera, false);
        assertThat(ended(camera).outcome()).as(ended(camera).text()).isEqualTo(ConfigPush.Outcome.CONFIRMED);
        assertThat(reported(camera)).isEqualTo(FieldValue.typedNumber("0.85"));
        assertThat(room().of(camera).drift()).isEmpty();
        Publisher other = lab().publisher("somebody");
        other.publish(CommandLab.message(
                "lprserver/cameras/" + camera.name() + "/config/update", """
                {"message_id": "other", "config_type": "detection_settings", "config_data": {"%s": 0.6}}""".formatted(THRESHOLD), 2));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> lab().station.attention().items().stream()
                        .anyMatch(item -> item.key().startsWith("drift ")));
        assertThat(log()).anyMatch(text -> text.contains("is 0.6, set was 0.85"));
        room().setAgain(camera);
        room().push(camera, false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> lab().station.attention().items().stream()
                        .noneMatch(item -> item.key().startsWith("drift ")));
        assertThat(ended(camera).outcome()).isEqualTo(ConfigPush.Outcome.CONFIRMED);
    }

    @Test
    void whatACameraTakesOtherwiseIsRolledBack() throws Exception {
        CameraId camera = cameras().getFirst();
        FieldValue before = reported(camera);
        wrong(camera, Fault.CLAMP);
        room().edit(camera, THRESHOLD, FieldValue.typedNumber("0.95"));
        room().push(camera, true);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> log().stream()
                        .anyMatch(text -> text.equals("configuration roll-back confirmed by the camera")));
        assertThat(Objects.requireNonNull(before).saysWhat(reported(camera))).isTrue();
        assertThat(room().of(camera).set()).isEmpty();
    }

    @Test
    void theFirstOfTenFailsAndNineAreLeftAlone() {
        List<CameraId> cameras = cameras();
        wrong(cameras.getFirst(), Fault.DEAF);
        UUID batch = room().pushToMany(cameras, Map.of(THRESHOLD, FieldValue.typedNumber("0.7")), false);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> room().batch(batch).orElseThrow().isOver());
        List<ConfigBatch.Line> lines = room().batch(batch).orElseThrow().lines();
        assertThat(lines.getFirst().standing()).isEqualTo(ConfigBatch.Standing.FAILED);
        assertThat(lines.subList(1, 10)).allMatch(line -> line.standing() == ConfigBatch.Standing.LEFT_ALONE);
        assertThat(lab().station.commands().recent()).hasSize(1);
        wrong(cameras.getFirst(), Fault.RECOVER);
        UUID again = room().pushToMany(cameras, Map.of(THRESHOLD, FieldValue.typedNumber("0.7")), false);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> room().batch(again).orElseThrow().isOver());
        assertThat(room().batch(again).orElseThrow().lines())
                .allMatch(line -> line.standing() == ConfigBatch.Standing.CONFIRMED);
    }
}
