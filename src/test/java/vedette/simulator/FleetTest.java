package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vedette.message.OutboundMessage;

class FleetTest {
    private final Stage stage = new Stage();

    private void run(FleetPlan plan, long millis) {
        plan.company().forEach(stage::start);
        plan.cameras().forEach(stage::start);
        stage.pass(millis);
    }

    @Test
    void theDemoShowsAllSystems() {
        FleetPlan plan = Fleets.demo(stage.world, 1);
        assertThat(plan.cameras()).hasSize(18);
        assertThat(plan.cameras()).extracting(SimulatedCamera::name).doesNotHaveDuplicates();
        assertThat(plan.cameras()).extracting(SimulatedCamera::system).containsAll(Fleets.SYSTEMS);
        run(plan, 30_000);

        Set<String> topics = new HashSet<>();
        stage.broker.sent.forEach(message -> topics.add(message.topic()));
        assertThat(topics)
                .contains(
                        "babymonitor/video",
                        "babymonitor-2/video",
                        "babymonitor-3/emotion",
                        "lprserver/cameras/CAM001/health",
                        "lightnvr/detections/front_door",
                        "lightnvr/detections/back_yard_1/snapshot",
                        "lightnvr/cameras/street/snapshot",
                        "lightnvr/availability",
                        "image/data",
                        "image/response",
                        "image/publish",
                        "esp32cam/start",
                        "sensors/greenhouse/data",
                        "devices/gate_lock/status",
                        "response/demo-0");
        assertThat(stage.counters.counts().failures()).isZero();
        assertThat(stage.broker.clients).doesNotHaveDuplicates();
    }

    @Test
    void loadIsSpreadEvenlyOverTime() {
        run(Fleets.load(stage.world, "lightnvr", 16, 15, FrameSize.VGA, 1), 4_000);

        for (int camera = 1; camera <= 16; camera++) {
            assertThat(stage.broker.on("lightnvr/cameras/camera_" + camera + "/snapshot"))
                    .hasSizeBetween(59, 61)
                    .allMatch(picture -> picture.qos() == 0);
            assertThat(stage.broker.on("lightnvr/detections/camera_" + camera)).hasSizeBetween(3, 5);
        }
    }

    @Test
    void loadOfAllSystemsHasSomeOfEach() {
        FleetPlan plan = Fleets.load(stage.world, "all", 12, 5, FrameSize.VGA, 1);
        assertThat(plan.cameras()).hasSize(12);
        assertThat(plan.cameras()).extracting(SimulatedCamera::system).containsAll(Fleets.SYSTEMS);
        run(plan, 2_000);
        assertThat(stage.broker.sent)
                .extracting(OutboundMessage::topic)
                .contains(
                        "lightnvr/cameras/camera_1/snapshot",
                        "babymonitor/video",
                        "babymonitor-2/video",
                        "image/data",
                        "sensors/sensor_1/data");
    }

    @Test
    void switchesAreAFleetOfTheirOwn() {
        assertThat(Fleets.load(stage.world, "frigate", 3, 1, FrameSize.VGA, 1).cameras())
                .extracting(SimulatedCamera::name)
                .containsExactly("yard_1", "yard_2", "yard_3");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (String system : List.of("", "nosuch")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Fleets.load(stage.world, system, 1, 1, FrameSize.VGA, 1))
                    .withMessageContaining("lightnvr");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Fleets.load(stage.world, "all", 0, 1, FrameSize.VGA, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fleets.load(stage.world, "all", 1, Double.NaN, FrameSize.VGA, 1));
    }

    @Test
    void aFleetOfItsOwnStartsCountsAndEnds() throws Exception {
        FakeBroker broker = new FakeBroker();
        try (Fleet fleet = Fleet.load("sensors", 2, 1, FrameSize.VGA, 1)) {
            fleet.start((clientId, lastWill) -> {
                synchronized (broker) {
                    return broker.open(clientId, lastWill);
                }
            });
            await().until(() -> fleet.counts().events() >= 3);
            assertThat(fleet.cameras()).hasSize(2);
            assertThat(fleet.summary()).contains("2 cameras", "skipped 0", "failed 0");
        }
    }
}
