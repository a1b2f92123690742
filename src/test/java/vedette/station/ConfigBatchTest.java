package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vedette.command.Stage;
import vedette.configuration.FieldValue;
import vedette.model.CameraId;

class ConfigBatchTest extends ConfigRoomRig {
    @Test
    void theFirstOfTenFailsAndNineAreLeftAlone() {
        cameras.forEach(camera -> report(camera, FIRST));
        UUID batch = room.pushToMany(cameras, Map.of("threshold", FieldValue.typedNumber("0.85")), true);
        look();
        assertThat(commands.given(one)).hasSize(1);
        commands.step(one, Stage.EXPIRED, 3, "nobody answered");
        look();
        ConfigBatch.View view = room.batch(batch).orElseThrow();
        assertThat(view.isOver()).isTrue();
        assertThat(view.lines()).extracting(ConfigBatch.Line::camera).isEqualTo(cameras);
        assertThat(view.lines().getFirst().standing()).isEqualTo(ConfigBatch.Standing.FAILED);
        assertThat(view.lines().subList(1, 10)).allMatch(line -> line.standing() == ConfigBatch.Standing.LEFT_ALONE);
        cameras.subList(1, 10)
                .forEach(camera -> assertThat(commands.given(camera)).isEmpty());
        assertThat(sent(one)).as("rolled back").isEqualTo(FIRST);
        assertThat(summaries())
                .contains("configuration for 10 cameras, first for CAM000: 0 confirmed, 1 failed, 9 left alone");
    }

    @Test
    void afterTheFirstHasConfirmedEachOtherHasItsOwnResult() {
        List<CameraId> others = cameras.subList(1, 10);
        cameras.forEach(camera -> report(camera, FIRST));
        report(cameras.get(3), "{\"threshold\":\"high\"}");
        UUID batch = room.pushToMany(cameras, Map.of("threshold", FieldValue.typedNumber("0.85")), false);
        look();
        report(one, SECOND);
        commands.step(one, Stage.CONFIRMED, 1, "so it says");
        look();
        List<CameraId> given = new ArrayList<>(others);
        given.remove(cameras.get(3));
        given.forEach(camera -> assertThat(commands.given(camera)).hasSize(1));
        for (CameraId camera : given.subList(1, given.size())) {
            commands.step(camera, Stage.CONFIRMED, 1, "so it says");
        }
        commands.step(given.getFirst(), Stage.EXPIRED, 3, "nobody answered");
        look();
        ConfigBatch.View view = room.batch(batch).orElseThrow();
        assertThat(view.isOver()).isTrue();
        assertThat(view.lines())
                .extracting(ConfigBatch.Line::standing)
                .filteredOn(each -> each == ConfigBatch.Standing.CONFIRMED)
                .hasSize(8);
        assertThat(view.lines().get(1).standing()).isEqualTo(ConfigBatch.Standing.FAILED);
        assertThat(view.lines().get(3).text()).contains("threshold: Give a text.");
    }
}
