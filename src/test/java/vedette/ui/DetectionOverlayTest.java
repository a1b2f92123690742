package vedette.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vedette.model.Arrival;
import vedette.model.Box;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraState;
import vedette.model.Detection;
import vedette.model.PlateRead;
import vedette.video.DecodeLanes;
import vedette.video.EncodedFrame;
import vedette.video.JpegDecoders;
import vedette.video.JpegHeader;
import vedette.video.PictureLane;
import vedette.video.PictureListener;
import vedette.video.PixelFrame;

class DetectionOverlayTest {
    private static final CameraId CAMERA = LiveWindow.monitor("hall");
    private static final long SEEN = 100_000_000_000L;

    private static CameraState saw(Detection... things) {
        return CameraState.of(CAMERA)
                .after(
                        new CameraEvent.DetectionsReported(CAMERA, null, null, List.of(things)),
                        new Arrival(Instant.EPOCH, SEEN, false));
    }

    private static Detection thing(String label, Box box) {
        return new Detection(label, 0.5, box, "17", null, "white van");
    }

    @Test
    void aBoxFadesOverLaterPicturesAndIsNeverOverOlderOnes() throws Exception {
        CameraState state = saw(thing("car", new Box.Normalised(0.1, 0.2, 0.3, 0.4)));
        for (Map.Entry<Integer, Double> expected : Map.of(
                        -1600, 0.0, -1400, 1.0, 0, 1.0, 1200, 1.0, 1700, 0.5, 2200, 0.0, 90_000, 0.0)
                .entrySet()) {
            PixelFrame picture = picture(Duration.ofMillis(expected.getKey()), false);
            DetectionOverlay overlay = drawn(state, picture, 400);
            assertThat(box(overlay, 0).getOpacity())
                    .as("%d ms after", expected.getKey())
                    .isEqualTo(expected.getValue());
        }
        assertThat(box(drawn(state, picture(Duration.ZERO, true), 400), 0).getOpacity())
                .as("over a kept picture")
                .isZero();
    }

    @Test
    void boxesOfAllKindsLieInTheSameMeasure() throws Exception {
        CameraState state = saw(
                        thing("car", new Box.Normalised(0.1, 0.2, 0.3, 0.4)),
                        thing("van", new Box.Pixels(64, 48, 32, 24)),
                        thing("beyond", new Box.Pixels(150, 110, 999, 999)),
                        new Detection("nowhere", 0.5, null, null, null, null))
                .after(
                        new CameraEvent.PlatesRead(
                                CAMERA,
                                null,
                                null,
                                List.of(new PlateRead(
                                        "ABC 1", 0.9, new Box.Normalised(0, 0, 0.5, 0.1), "TH", null, null)),
                                null),
                        new Arrival(Instant.EPOCH, SEEN, false));
        DetectionOverlay overlay = drawn(state, picture(Duration.ZERO, false), 800);
        lies(box(overlay, 0), 80, 120, 240, 240);
        lies(box(overlay, 1), 320, 240, 160, 120);
        lies(box(overlay, 2), 750, 550, 50, 50);
        lies(box(overlay, 3), 0, 0, 400, 60);
        assertThat(box(overlay, 3).getStyleClass()).contains("plate");
        assertThat(LiveWindow.texts(overlay))
                .containsExactly(
                        "car 0.50 · white van · #17",
                        "van 0.50 · white van · #17",
                        "beyond 0.50 · white van · #17",
                        "ABC 1 0.90 TH");
        for (Node label : overlay.lookupAll(".detection-label")) {
            assertThat(label.getLayoutX()).isBetween(0.0, 800 - ((Label) label).getWidth());
            assertThat(label.getLayoutY()).isNotNegative();
        }
    }

    @Test
    void smallPicturesGetShortLabelsAndSmallBoxesNone() throws Exception {
        CameraState state = saw(
                thing("car", new Box.Normalised(0.1, 0.2, 0.3, 0.4)),
                thing("far", new Box.Normalised(0.6, 0.2, 0.05, 0.05)));
        DetectionOverlay overlay = drawn(state, picture(Duration.ZERO, false), 200);
        assertThat(LiveWindow.texts(overlay)).containsExactly("car 0.50");
        assertThat(box(overlay, 1).isVisible()).isTrue();
    }

    @Test
    void aPlateGoesWithItsCar() throws Exception {
        Arrival before = new Arrival(Instant.EPOCH, SEEN - 1_000_000_000L, false);
        PlateRead plate = new PlateRead("ABC 1", 0.9, new Box.Normalised(0.4, 0.6, 0.2, 0.1), null, null, null);
        CameraState read = CameraState.of(CAMERA)
                .after(new CameraEvent.PlatesRead(CAMERA, null, null, List.of(plate), null), before);
        CameraEvent.DetectionsReported next = new CameraEvent.DetectionsReported(
                CAMERA, null, null, List.of(thing("car", new Box.Normalised(0.1, 0.2, 0.3, 0.4))));
        CameraState state = read.after(next, new Arrival(Instant.EPOCH, SEEN, false));
        DetectionOverlay overlay = drawn(state, picture(Duration.ZERO, false), 400);
        assertThat(box(overlay, 0).getOpacity()).isEqualTo(1);
        assertThat(box(overlay, 1).getOpacity()).isZero();
    }

    @Test
    void anotherStillIsAnotherScene() throws Exception {
        CameraState state = saw(thing("car", new Box.Normalised(0.1, 0.2, 0.3, 0.4)));
        DetectionOverlay overlay = drawn(state, picture(Duration.ZERO, false), 400);
        FxThread.call(() -> {
            overlay.film(false);
            return null;
        });
        draw(overlay, state, picture(Duration.ZERO, false));
        assertThat(box(overlay, 0).getOpacity()).isEqualTo(1);
        draw(overlay, state, picture(Duration.ofSeconds(1), false));
        assertThat(box(overlay, 0).getOpacity()).isZero();
    }

    @Test
    void fewerThingsLeaveNoBoxesBehind() throws Exception {
        Box box = new Box.Normalised(0.1, 0.2, 0.3, 0.4);
        DetectionOverlay overlay = drawn(saw(thing("a", box), thing("b", box)), picture(Duration.ZERO, false), 400);
        draw(overlay, saw(thing("c", box)), picture(Duration.ZERO, false));
        assertThat(LiveWindow.texts(overlay)).containsExactly("c 0.50");
        assertThat(box(overlay, 1).isVisible()).isFalse();
    }

    @Test
    void boxesComeBackWithThePicture() throws Exception {
        CameraState state = saw(thing("car", new Box.Normalised(0.1, 0.2, 0.3, 0.4)));
        PixelFrame picture = picture(Duration.ZERO, false);
        DetectionOverlay overlay = drawn(state, picture, 400);
        draw(overlay, state, null);
        assertThat(LiveWindow.texts(overlay)).isEmpty();
        draw(overlay, state, picture);
        assertThat(LiveWindow.texts(overlay)).containsExactly("car 0.50");
    }

    private static void lies(Rectangle box, double x, double y, double width, double height) {
        assertThat(List.of(box.getX(), box.getY(), box.getWidth(), box.getHeight()))
                .containsExactly(x, y, width, height);
    }

    private static DetectionOverlay drawn(CameraState state, PixelFrame picture, double width) throws Exception {
        return FxThread.call(() -> {
            DetectionOverlay overlay = new DetectionOverlay();
            Scene scene = new Scene(new javafx.scene.layout.Pane(overlay), 900, 700);
            scene.getRoot().applyCss();
            overlay.resize(width, width * 3 / 4);
            overlay.update(state, picture);
            return overlay;
        });
    }

    private static void draw(DetectionOverlay overlay, CameraState state, @Nullable PixelFrame picture)
            throws Exception {
        FxThread.call(() -> {
            overlay.update(state, picture);
            return null;
        });
    }

    private static Rectangle box(DetectionOverlay overlay, int index) {
        return overlay.getChildren().stream()
                .filter(Rectangle.class::isInstance)
                .map(Rectangle.class::cast)
                .toList()
                .get(index);
    }

    /// A decoded picture of 160 × 120 that came this long after the boxes.
    private static PixelFrame picture(Duration after, boolean kept) {
        AtomicReference<@Nullable PixelFrame> decoded = new AtomicReference<>();
        try (DecodeLanes lanes = new DecodeLanes(1, JpegDecoders.best(), new Deaf())) {
            PictureLane lane = lanes.open(CAMERA);
            lane.visible(true);
            lane.offer(EncodedFrame.of(LabBroker.jpeg(160, 120, 1), SEEN + after.toNanos(), Instant.EPOCH, kept));
            await().until(() -> {
                decoded.compareAndSet(null, lane.pixels().newest());
                return decoded.get() != null;
            });
        }
        return Objects.requireNonNull(decoded.get());
    }

    private static final class Deaf implements PictureListener {
        @Override
        public void decoded(PictureLane lane, EncodedFrame frame, JpegHeader header, long decodeNanos) {}

        @Override
        public void repeated(PictureLane lane, EncodedFrame frame) {}

        @Override
        public void bad(PictureLane lane, EncodedFrame frame, String reason) {}
    }
}
