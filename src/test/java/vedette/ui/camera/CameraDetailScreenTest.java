package vedette.ui.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.LiveWindow;
import vedette.ui.PictureView;
import vedette.ui.Screen;
import vedette.video.Still;

class CameraDetailScreenTest extends LiveWindow {
    private static final String DETECTIONS = """
            {"timestamp": 1795161080, "detections": [
             {"label": "person", "confidence": 0.92, "x": 0.25, "y": 0.3, "width": 0.15, "height": 0.45}]}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CameraDetailScreen screen;

    @Override
    protected void addScreens() {
        SnapshotFile snapshots = new SnapshotFile(folder.resolve("snapshots"), Runnable::run);
        screen = new CameraDetailScreen(station, LabBroker.CATALOG, new Noted(), window.pulse(), snapshots);
        window.add(new Blank("wall"), "mdi2v-view-dashboard-outline", "Wall");
        window.add(new Blank("health"), "mdi2h-heart-pulse", "Health");
        window.add(screen);
    }

    private record Blank(String id) implements Screen {
        private static final javafx.scene.layout.Pane NOTHING = new javafx.scene.layout.Pane();

        @Override
        public String title() {
            return "Blank " + id;
        }

        @Override
        public Node content() {
            return NOTHING;
        }

        @Override
        public void pulse(long nowNanos) {}
    }

    private void open(String camera) throws Exception {
        home.isOnline();
        heard(camera);
        FxThread.call(() -> window.openCamera(camera));
    }

    private void openFrontDoor() throws Exception {
        home.say("lightnvr/detections/front_door/snapshot", LabBroker.jpeg(640, 480, 1));
        home.say("lightnvr/detections/front_door", DETECTIONS);
        open("front_door");
        eventually(() -> texts().contains("person 0.92"));
    }

    @Test
    void showsThePictureAndWhatIsKnownOfIt() throws Exception {
        openFrontDoor();
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("front_door · LightNVR · 640×480")));
        eventually(() -> texts().containsAll(List.of("LIVE", "front_door")));
        eventually(() -> texts().stream().noneMatch(text -> text.startsWith("No picture")));
    }

    @Test
    void overlaysCanBeSwitchedOff() throws Exception {
        openFrontDoor();
        choose(2, false);
        eventually(() -> !texts().contains("person 0.92"));
        assertThat(boxes()).isEqualTo(1);
        choose(0, false);
        eventually(() -> boxes() == 0);
        choose(0, true);
        choose(2, true);
        eventually(() -> texts().contains("person 0.92"));
    }

    private void choose(int item, boolean on) throws InterruptedException {
        FxThread.call(() -> {
            MenuButton overlays = (MenuButton) screen.tools().get(1);
            CheckMenuItem layer = (CheckMenuItem) overlays.getItems().get(item);
            layer.setSelected(on);
            layer.getOnAction().handle(new ActionEvent());
            return null;
        });
    }

    private long boxes() {
        return all(".detection-box").stream().filter(Node::isVisible).count();
    }

    @Test
    void saysHowTheCameraIs() throws Exception {
        home.say("lprserver/cameras/CAM001/health", """
                {"message_id": "h1", "timestamp": "2026-11-20T07:50:46", "camera_id": "CAM001",
                 "health_status": "warning", "health_details": {"cpu_usage": 45.2, "temperature": 42.5}}""");
        open("CAM001");
        eventually(() -> texts().containsAll(List.of("CPU", "45.2 %", "42.5 °C")));
        assertThat(texts()).anyMatch(text -> text.startsWith("warning, said "));
        assertThat(texts()).contains("This one has sent no picture.");
    }

    @Test
    void listsTheEventsOfThisCameraOnly() throws Exception {
        home.say("devices/lamp/status", "online");
        home.say("devices/lamp/command", "restart");
        home.say("devices/pump/status", "online");
        home.say("devices/pump/command", "drain");
        // Another system's camera of the same name.
        home.say("lprserver/cameras/lamp/control", "{\"message_id\": \"c\", \"command\": \"explode\"}");
        heard("lamp");
        heard("pump");
        eventually(() -> window.openCamera("sensors:lamp"));
        eventually(() -> texts().stream().anyMatch(text -> text.contains("restart")));
        beat();
        assertThat(texts()).noneMatch(text -> text.contains("drain")).noneMatch(text -> text.contains("explode"));
    }

    @Test
    void anotherCameraLeavesNothingOfTheOneBefore() throws Exception {
        openFrontDoor();
        home.say("devices/lamp/status", "online");
        open("lamp");
        beat();
        assertThat(texts()).noneMatch(text -> text.contains("front_door"));
        assertThat(texts()).contains("This one has sent no picture.").doesNotContain("person 0.92");
        assertThat(heard("front_door").pictures().visible()).isFalse();
    }

    @Test
    void escapeLeadsBackToWhereOneCameFrom() throws Exception {
        openFrontDoor();
        press(KeyCode.ESCAPE, false);
        assertThat(texts()).contains("Blank wall");
        assertThat(heard("front_door").pictures().visible()).isFalse();
        FxThread.call(() -> {
            window.open("health");
            return window.openCamera("front_door");
        });
        press(KeyCode.ESCAPE, false);
        assertThat(texts()).contains("Blank health");
    }

    @Test
    void aPictureThatCameBeforeIsThereAtOnce() throws Exception {
        openFrontDoor();
        press(KeyCode.ESCAPE, false);
        open("front_door");
        eventually(() -> all(".picture-view").stream().anyMatch(node -> ((PictureView) node).frame() != null));
        eventually(() -> texts().contains("person 0.92"));
    }

    @Test
    void aSnapshotIsThePictureAsItCame() throws Exception {
        byte[] jpeg = LabBroker.jpeg(640, 480, 7);
        home.say("lightnvr/detections/front_door/snapshot", jpeg);
        open("front_door");
        eventually(() -> heard("front_door").pictures().stats().decoded() == 1);
        press(KeyCode.S, false);
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("Saved as ")));
        press(KeyCode.S, false);
        eventually(() -> saved().size() == 2);
        for (Path file : saved()) {
            assertThat(file).hasBinaryContent(jpeg);
            assertThat(file.getFileName().toString()).matches("front_door-\\d{8}-\\d{6}-\\d{3}Z(-1)?\\.jpg");
        }
        eventually(() -> log.summaries().stream().anyMatch(text -> text.startsWith("saved a snapshot: front_door-")));
    }

    @Test
    void withoutAPictureThereIsNothingToSave() throws Exception {
        home.say("devices/lamp/status", "online");
        open("lamp");
        press(KeyCode.S, false);
        assertThat(texts()).contains("There is no picture to save.");
    }

    @Test
    void aFolderThatCannotBeIsSaid() throws Exception {
        Files.writeString(folder.resolve("snapshots"), "a file");
        openFrontDoor();
        press(KeyCode.S, false);
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("The picture could not be saved: ")));
    }

    @Test
    void hostileNamesMakeSafeFiles() throws Exception {
        String astral = "😀".repeat(3) + "𠀀".repeat(40);
        for (String name : List.of("..\\..\\etc", "a:b*c?", "..hidden", "x".repeat(128), astral, "Küche 1", "CON")) {
            assertThat(SnapshotFile.name(name))
                    .as(name)
                    .matches("[\\p{L}\\p{N}_.-]{1,60}")
                    .doesNotStartWith(".");
        }
        home.say("lightnvr/detections/..%2f\\evil:1/snapshot", LabBroker.jpeg(64, 48, 1));
        var camera = heard("..%2f\\evil:1");
        Still still = java.util.Objects.requireNonNull(camera.pictures().still());
        Path file = new SnapshotFile(folder.resolve("deep"), Runnable::run)
                .save(camera, still)
                .get();
        assertThat(file.getParent()).isEqualTo(folder.resolve("deep"));
        assertThat(file).hasBinaryContent(still.jpeg());
    }

    private List<Path> saved() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("snapshots"))) {
            return files.toList();
        }
    }
}
