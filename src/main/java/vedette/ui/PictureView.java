package vedette.ui;

import java.nio.IntBuffer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route.PictureSource;
import vedette.station.LiveCamera;
import vedette.video.PictureLane;
import vedette.video.PixelFrame;
import vedette.video.TripleBuffer;

/// A camera's newest picture, drawn from the decoder's own memory without copying, with what the camera saw over it.
/// The picture keeps its shape and is centred. On the FX thread.
public final class PictureView extends Region {
    /// Without a graphics processor, JavaFX takes longer to scale a picture than the decoder takes to decode it. Asked
    /// once: at the end of the program there is no answer any more.
    private static final boolean SCALING_IS_DEAR = !Platform.isSupported(ConditionalFeature.SCENE3D);

    /// Pictures a second from which stills count as a film.
    private static final double SLOWEST_FILM = 2;

    private final ImageView view = new ImageView();
    private final DetectionOverlay overlay = new DetectionOverlay();
    private final Pulse pulse;
    private final @Nullable Image[] images = new @Nullable Image[TripleBuffer.FRAMES];
    private @Nullable LiveCamera camera;
    private @Nullable PixelFrame frame;

    /// The image over one of the lane's buffers.
    private record Image(long generation, PixelBuffer<IntBuffer> pixels, WritableImage image) {}

    public PictureView(Pulse pulse) {
        this.pulse = pulse;
        getStyleClass().add("picture-view");
        view.setPreserveRatio(true);
        getChildren().addAll(view, overlay);
        overlay.setMouseTransparent(true);
    }

    /// Shows another camera's pictures, or none.
    public void show(@Nullable LiveCamera shown) {
        LiveCamera before = camera;
        if (before == shown) {
            return;
        }
        if (before != null) {
            before.pictures().visible(false);
        }
        camera = shown;
        frame = null;
        view.setImage(null);
        java.util.Arrays.fill(images, null);
        if (shown != null) {
            ask(shown.pictures());
            shown.pictures().visible(true);
        }
    }

    /// What is drawn over the picture.
    public DetectionOverlay overlay() {
        return overlay;
    }

    /// The picture that is shown, or null before the first.
    public @Nullable PixelFrame frame() {
        return frame;
    }

    /// Takes the newest picture, if there is one, and what was seen in it.
    public void pulse(long nowNanos) {
        LiveCamera now = camera;
        if (now == null) {
            return;
        }
        PixelFrame newest = now.pictures().pixels().newest();
        if (newest != null) {
            draw(newest);
            pulse.drawn(newest, nowNanos);
        } else if (frame == null) {
            drawLast(now.pictures());
        }
        overlay.film(now.source() == PictureSource.STREAM || now.framesPerSecond() >= SLOWEST_FILM);
        overlay.update(now.state(), frame);
    }

    /// What another view has taken already: a camera that sends nothing new still has its last picture.
    private void drawLast(PictureLane lane) {
        PixelFrame last = lane.pixels().last();
        if (last != null) {
            draw(last);
        }
    }

    private void draw(PixelFrame newest) {
        Image image = images[newest.slot()];
        if (image == null || image.generation() != newest.generation()) {
            // As integers: JavaFX would convert bytes for each picture.
            PixelBuffer<IntBuffer> pixels = new PixelBuffer<>(
                    newest.width(),
                    newest.height(),
                    newest.buffer().asIntBuffer(),
                    PixelFormat.getIntArgbPreInstance());
            image = new Image(newest.generation(), pixels, new WritableImage(pixels));
            images[newest.slot()] = image;
        }
        boolean reshaped = frame == null || frame.width() != newest.width() || frame.height() != newest.height();
        image.pixels().updateBuffer(buffer -> (Rectangle2D) null);
        view.setImage(image.image());
        frame = newest;
        if (reshaped) {
            requestLayout();
            layout(); // boxes are placed by the picture's area before this frame is drawn
        }
    }

    private void ask(PictureLane lane) {
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        lane.wanted((int) Math.floor(getWidth() * scale), (int) Math.floor(getHeight() * scale), SCALING_IS_DEAR);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        LiveCamera now = camera;
        if (now != null && width > 0 && height > 0) {
            ask(now.pictures());
        }
        PixelFrame shown = frame;
        double pictureWidth = width;
        double pictureHeight = height;
        if (shown != null) {
            double fit = Math.min(width / shown.width(), height / shown.height());
            pictureWidth = Math.round(shown.width() * fit);
            pictureHeight = Math.round(shown.height() * fit);
        }
        double x = Math.floor((width - pictureWidth) / 2);
        double y = Math.floor((height - pictureHeight) / 2);
        view.setFitWidth(pictureWidth);
        view.setFitHeight(pictureHeight);
        view.relocate(x, y);
        overlay.resizeRelocate(x, y, pictureWidth, pictureHeight);
    }
}
