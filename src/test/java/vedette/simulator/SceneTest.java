package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vedette.model.Box;

class SceneTest {
    static List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>(Scenes.ALL);
        scenes.add(Scenes.gate(3));
        return scenes;
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void whatIsToBeSeenLiesInThePicture(Scene scene) {
        Set<String> labels = new HashSet<>();
        for (FrameSize size : List.of(FrameSize.VGA, new FrameSize(1280, 720))) {
            for (int moment = 0; moment < scene.moments(); moment += 9) {
                Scene.Picture picture = scene.at(moment, size);
                assertThat(picture.image().getWidth()).isEqualTo(size.width());
                assertThat(picture.image().getHeight()).isEqualTo(size.height());
                for (Thing thing : picture.things()) {
                    labels.add(thing.label());
                    assertInside(thing.box());
                }
            }
        }
        assertThat(labels).as("things in " + scene.name()).isNotEmpty();
    }

    private static void assertInside(Box.Normalised box) {
        assertThat(box.x()).isBetween(0.0, 1.0);
        assertThat(box.y()).isBetween(0.0, 1.0);
        assertThat(box.width()).isBetween(0.005, 1.0);
        assertThat(box.height()).isBetween(0.005, 1.0);
        assertThat(box.x() + box.width()).isLessThanOrEqualTo(1.000001);
        assertThat(box.y() + box.height()).isLessThanOrEqualTo(1.000001);
    }

    @Test
    void carsComeWithTheirPlatesAndGo() {
        Scene gate = Scenes.gate(3);
        Set<String> plates = new HashSet<>();
        int empty = 0;
        for (int moment = 0; moment < gate.moments(); moment += 4) {
            List<Thing> things = gate.at(moment, FrameSize.VGA).things();
            empty += things.isEmpty() ? 1 : 0;
            for (Thing plate : things) {
                if (plate.label().equals("plate")) {
                    plates.add(String.valueOf(plate.text()));
                    assertThat(things).anyMatch(car -> car.label().equals("car") && holds(car.box(), plate.box()));
                }
            }
        }
        assertThat(empty).as("moments without a car").isPositive();
        assertThat(plates).hasSize(5).contains(Car.WATCHED_PLATE).allMatch(plate -> plate.matches("[A-Z]{3}\\d{4}"));
    }

    private static boolean holds(Box.Normalised outer, Box.Normalised inner) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.x() + inner.width() <= outer.x() + outer.width() + 0.001
                && inner.y() + inner.height() <= outer.y() + outer.height() + 0.001;
    }

    @Test
    void aPlatesPlaceIsWhereItsPixelsAre() {
        // In the middle of its way the car is near, and its plate large.
        Scene.Picture picture = Scenes.gate(3).at(24, FrameSize.VGA);
        Thing plate = picture.things().stream()
                .filter(thing -> thing.label().equals("plate"))
                .findAny()
                .orElseThrow();
        int[] corners = plate.corners(FrameSize.VGA);
        assertThat(blueAt(picture, corners[0] + 6, corners[1] + 6)).isGreaterThan(200);
        assertThat(blueAt(picture, corners[2] - 6, corners[3] - 6)).isGreaterThan(200);
    }

    private static int blueAt(Scene.Picture picture, int x, int y) {
        return picture.image().getRGB(x, y) & 0xFF;
    }

    @Test
    void theSameSeedGivesTheSameCars() {
        assertThat(Scenes.gate(9).at(24, FrameSize.VGA).things())
                .isEqualTo(Scenes.gate(9).at(24, FrameSize.VGA).things());
    }

    @Test
    void aSizeIsReadFromText() {
        assertThat(FrameSize.parse("1280x720")).isEqualTo(new FrameSize(1280, 720));
        for (String wrong : List.of("640", "640x", "9999x9999", "0x0", "axb", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> FrameSize.parse(wrong));
        }
    }
}
