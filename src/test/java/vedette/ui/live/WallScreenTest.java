package vedette.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import vedette.model.CameraId;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;

class WallScreenTest extends WallWindow {
    @Override
    protected List<String> monitors() {
        return List.of("attic", "cellar", "den");
    }

    private static String snapshot(String camera) {
        return "lightnvr/detections/" + camera + "/snapshot";
    }

    private void threeFilms() {
        for (String camera : monitors()) {
            live(camera);
            drawn(camera);
        }
    }

    @Test
    void aClickOpensTheCamera() throws Exception {
        threeFilms();
        click(FxThread.call(() -> tile("cellar")));
        assertThat(opened).containsExactly(monitor("cellar"));
    }

    @Test
    void arrowsMoveTheSelectionAndEnterOpensIt() throws Exception {
        threeFilms();
        eventually(() -> tile("attic").getStyleClass().contains("selected"));
        isDouble("attic", "cellar");
        press(KeyCode.RIGHT, false);
        isDouble("cellar", "attic");
        press(KeyCode.LEFT, false);
        press(KeyCode.UP, false);
        isDouble("den", "cellar");
        press(KeyCode.ENTER, false);
        assertThat(opened).containsExactly(monitor("den"));
    }

    private void isDouble(String large, String small) throws Exception {
        FxThread.call(() -> {
            assertThat(tile(large).getStyleClass()).contains("selected");
            assertThat(tile(small).getStyleClass()).doesNotContain("selected");
            assertThat(tile(large).getWidth()).isEqualTo(tile(small).getWidth() * 2 + WallGrid.GAP);
            assertThat(tile(large).getHeight()).isEqualTo(tile(small).getHeight() * 2 + WallGrid.GAP);
            assertThat(tile(large).getLayoutX()).isZero();
            assertThat(tile(large).getLayoutY()).isZero();
            return null;
        });
    }

    @Test
    void aHiddenWallDecodesNothingAndComesBackWithItsPictures() throws Exception {
        home.say(snapshot("front_door"), LabBroker.jpeg(320, 240, 1));
        home.say("lightnvr/detections/front_door", """
                {"timestamp": 1795161080, "detections": [
                 {"label": "person", "confidence": 0.92, "x": 0.25, "y": 0.3, "width": 0.15, "height": 0.45}]}""");
        says("front_door", "person 0.92");
        assertThat(heard("front_door").pictures().visible()).isTrue();
        FxThread.call(() -> {
            wall.hidden();
            return null;
        });
        assertThat(heard("front_door").pictures().visible()).isFalse();
        FxThread.call(() -> {
            wall.shown();
            return null;
        });
        assertThat(heard("front_door").pictures().visible()).isTrue();
        // The camera sends nothing new: a picture with an event is there until the next event.
        drawn("front_door");
        says("front_door", "person 0.92");
    }

    @Test
    void allTilesOfAFullWallLieApartAndInSight() throws Exception {
        IntStream.range(0, 64).forEach(i -> home.say("sensors/s" + i + "/temperature", "21.5"));
        eventually(() -> all(".camera-tile").size() == 64);
        beat();
        FxThread.call(() -> {
            Node scroll = in(window.scene().getRoot(), ".wall-scroll", Node.class);
            List<Node> tiles = all(".camera-tile");
            for (Node tile : tiles) {
                assertThat(inScene(scroll).contains(inScene(tile)))
                        .as("tile in sight")
                        .isTrue();
                for (Node other : tiles) {
                    assertThat(tile != other && inScene(tile).intersects(inScene(other)))
                            .isFalse();
                }
            }
            return null;
        });
    }

    @Test
    void tilesThatAreScrolledAwayAreNotDecoded() throws Exception {
        size(1024, 700);
        IntStream.range(0, 64).forEach(i -> home.say(snapshot("c%02d".formatted(i)), LabBroker.jpeg(64, 48, i)));
        heard("c63");
        eventually(() -> all(".camera-tile").size() == 64);
        eventually(() ->
                heard("c10").pictures().visible() && !heard("c63").pictures().visible());
        FxThread.call(() -> {
            in(window.scene().getRoot(), ".wall-scroll", ScrollPane.class).setVvalue(1);
            return null;
        });
        eventually(() ->
                heard("c63").pictures().visible() && !heard("c10").pictures().visible());
    }

    @Test
    void overlaysThatAreOffStayOffForCamerasThatComeLater() throws Exception {
        FxThread.call(() -> {
            MenuButton overlays = (MenuButton) wall.tools().getFirst();
            CheckMenuItem boxes = (CheckMenuItem) overlays.getItems().getFirst();
            boxes.setSelected(false);
            boxes.fire();
            boxes.setSelected(false);
            boxes.getOnAction().handle(new javafx.event.ActionEvent());
            return null;
        });
        home.say(snapshot("front_door"), LabBroker.jpeg(320, 240, 1));
        home.say("lightnvr/detections/front_door", """
                {"timestamp": 1795161080, "detections": [
                 {"label": "person", "confidence": 0.92, "x": 0.25, "y": 0.3, "width": 0.15, "height": 0.45}]}""");
        drawn("front_door");
        eventually(() -> heard("front_door").state().seen() != null);
        beat();
        assertThat(shownOf("front_door")).doesNotContain("person");
    }

    @Test
    void whatNeedsAttentionGoesWithItsAcknowledgement() throws Exception {
        home.say("babymonitor/crying", "{\"confidence\": 0.87, \"timestamp\": 1795160621.5}");
        eventually(() -> texts().contains("Crying 0.87"));
        assertThat(FxThread.call(() -> texts())).contains("NEEDS ATTENTION · 1", "Acknowledge");
        FxThread.call(() -> {
            button("Open").fire();
            button("Acknowledge").fire();
            return null;
        });
        eventually(() -> texts().contains("Nothing needs attention."));
        assertThat(opened).extracting(CameraId::name).containsExactly("babymonitor");
        eventually(() -> log.summaries().contains("acknowledged: Crying 0.87"));
        assertThat(FxThread.call(() -> texts())).contains("NEEDS ATTENTION").doesNotContain("Crying 0.87");
    }

    @Test
    void theRailSaysThatNothingIsHeardOnlyWhileThatIsSo() throws InterruptedException {
        eventually(() -> station.status().hears());
        eventually(() -> texts().contains("Nothing needs attention."));
        assertThat(texts()).noneMatch(text -> text.startsWith("Nothing is heard"));
    }

    @Test
    void emotionsAppearAndOldOnesSayHowOld() throws InterruptedException {
        live("babymonitor");
        home.say("babymonitor/emotion", SCORES);
        eventually(() -> texts().contains("BABYMONITOR · EMOTION"));
        assertThat(texts()).contains("silence", "laughing", "babbling", "crying", "silence, last 5 min");
        live("den");
        home.bring(
                "den/emotion",
                SCORES.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                false,
                java.time.Duration.ofSeconds(40));
        drawn("den");
        javafx.application.Platform.runLater(() -> wall.select(monitor("den")));
        eventually(() -> texts().stream().anyMatch(text -> text.matches("DEN · EMOTION · 4\\d s ago")));
    }

    @Test
    void anEmptyWallSaysWhy() {
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("Connected. No camera has spoken yet")));
        lost();
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("Not connected to a broker")));
    }

    private Button button(String text) {
        return all(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
