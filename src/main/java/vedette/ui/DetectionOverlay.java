package vedette.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import vedette.model.Box;
import vedette.model.CameraEvent;
import vedette.model.CameraState;
import vedette.model.Detection;
import vedette.model.PlateRead;
import vedette.video.PixelFrame;

/// Boxes with label and score over a picture. A box belongs to a picture: it is drawn over the one that came with it,
/// fades over newer ones, and is never drawn over an older one. On the FX thread.
public final class DetectionOverlay extends Pane {
    /// How much newer than its boxes a picture may be before they begin to fade, and until they are gone.
    private static final Duration FULL = Duration.ofMillis(1200);

    private static final Duration GONE = Duration.ofMillis(2200);

    /// A picture that comes just before its boxes is theirs.
    private static final Duration JUST_BEFORE = Duration.ofMillis(1500);

    private static final double NARROWEST_LABELLED = 22;

    /// What comes in one message, or with it, has arrived within this time.
    private static final Duration SAME_MESSAGE = Duration.ofMillis(100);

    private final List<Mark> marks = new ArrayList<>();
    private boolean film = true;
    private boolean boxesShown = true;
    private boolean platesShown = true;
    private boolean labelsShown = true;

    private CameraState.@Nullable At<CameraEvent.DetectionsReported> seen;
    private CameraState.@Nullable At<CameraEvent.PlatesRead> plates;
    private @Nullable Layout laidOut;

    /// One box with its label.
    private record Mark(Rectangle box, Label label) {}

    /// What the marks were last laid out for.
    private record Layout(double width, double height, int sourceWidth, int sourceHeight) {}

    DetectionOverlay() {
        getStyleClass().add("detection-overlay");
    }

    /// Which layers are drawn.
    public void layers(boolean boxes, boolean plateBoxes, boolean labels) {
        boxesShown = boxes;
        platesShown = plateBoxes;
        labelsShown = labels;
        laidOut = null;
    }

    /// Whether the pictures follow one another so fast that boxes of one also fit the next.
    void film(boolean isFilm) {
        film = isFilm;
    }

    void update(CameraState state, @Nullable PixelFrame frame) {
        if (frame == null || frame.sourceWidth() <= 0) {
            hideFrom(0);
            laidOut = null; // the boxes come back with the picture
            return;
        }
        double seenOpacity = isOutdated(state.seen(), state.plates()) ? 0 : opacity(state.seen(), frame);
        double platesOpacity = isOutdated(state.plates(), state.seen()) ? 0 : opacity(state.plates(), frame);
        Layout now = new Layout(getWidth(), getHeight(), frame.sourceWidth(), frame.sourceHeight());
        boolean same = state.seen() == seen && state.plates() == plates && now.equals(laidOut);
        if (!same) {
            seen = state.seen();
            plates = state.plates();
            laidOut = now;
            place(now);
        }
        for (Mark mark : marks) {
            double opacity = mark.box().getStyleClass().contains("plate") ? platesOpacity : seenOpacity;
            if (mark.box().getOpacity() != opacity) {
                mark.box().setOpacity(opacity);
                mark.label().setOpacity(opacity);
            }
        }
    }

    /// Whether a later message saw things but nothing of this kind: a plate is gone with its car.
    private static boolean isOutdated(CameraState.@Nullable At<?> boxes, CameraState.@Nullable At<?> others) {
        return boxes != null
                && others != null
                && others.arrival().nanos() - boxes.arrival().nanos() > SAME_MESSAGE.toNanos();
    }

    /// 1 over its own picture, falling to 0 over later ones.
    private double opacity(CameraState.@Nullable At<?> boxes, PixelFrame frame) {
        if (boxes == null || boxes.arrival().retained() != frame.retained()) {
            return 0;
        }
        long newer = frame.arrivedNanos() - boxes.arrival().nanos();
        if (newer < -JUST_BEFORE.toNanos() || (!film && newer > SAME_MESSAGE.toNanos())) {
            return 0; // another still is another scene
        }
        // By the pictures' own times: over a still, boxes stay as long as it is shown.
        double past = (double) (newer - FULL.toNanos()) / (GONE.toNanos() - FULL.toNanos());
        return Math.clamp(1 - past, 0, 1);
    }

    private void place(Layout layout) {
        int used = 0;
        CameraState.At<CameraEvent.DetectionsReported> things = seen;
        if (things != null && boxesShown) {
            for (Detection detection : things.what().detections()) {
                Box box = detection.box();
                if (box != null) {
                    String detail =
                            detection.detail() == null || layout.width() < 500 ? "" : " · " + detection.detail();
                    String track = detection.track() == null || layout.width() < 500 ? "" : " · #" + detection.track();
                    String text = detection.label() + " " + Words.score(detection.confidence()) + detail + track;
                    place(used++, layout, box, text, false);
                }
            }
        }
        CameraState.At<CameraEvent.PlatesRead> read = plates;
        if (read != null && platesShown) {
            for (PlateRead plate : read.what().plates()) {
                Box box = plate.box();
                if (box != null) {
                    String country = plate.country() == null || layout.width() < 500 ? "" : " " + plate.country();
                    place(used++, layout, box, plate.number() + " " + Words.score(plate.confidence()) + country, true);
                }
            }
        }
        hideFrom(used);
    }

    private void place(int index, Layout layout, Box box, String text, boolean isPlate) {
        while (marks.size() <= index) {
            Mark mark = new Mark(new Rectangle(), new Label());
            mark.box().getStyleClass().add("detection-box");
            mark.label().getStyleClass().add("detection-label");
            mark.label().setManaged(false);
            marks.add(mark);
            getChildren().addAll(mark.box(), mark.label());
        }
        Mark mark = marks.get(index);
        dress(mark, isPlate);
        Box.Normalised area = box.in(layout.sourceWidth(), layout.sourceHeight());
        double x = Math.round(area.x() * layout.width());
        double y = Math.round(area.y() * layout.height());
        mark.box().setX(x);
        mark.box().setY(y);
        mark.box().setWidth(Math.round(area.width() * layout.width()));
        mark.box().setHeight(Math.round(area.height() * layout.height()));
        mark.box().setVisible(true);
        mark.label().setText(vedette.model.Printable.text(text, 60));
        // Far away things have boxes smaller than their labels: those would hide one another.
        mark.label().setVisible(labelsShown && mark.box().getWidth() >= NARROWEST_LABELLED);
        mark.label().applyCss();
        double labelHeight = mark.label().prefHeight(-1);
        double labelWidth = Math.min(mark.label().prefWidth(-1), layout.width());
        double labelX = Math.clamp(x, 0, Math.max(0, layout.width() - labelWidth));
        double labelY = y >= labelHeight ? y - labelHeight : y;
        mark.label().resizeRelocate(labelX, labelY, labelWidth, labelHeight);
    }

    private static void dress(Mark mark, boolean isPlate) {
        for (var node : List.of(mark.box(), mark.label())) {
            node.getStyleClass().remove("plate");
            if (isPlate) {
                node.getStyleClass().add("plate");
            }
        }
    }

    private void hideFrom(int used) {
        for (int i = used; i < marks.size(); i++) {
            marks.get(i).box().setVisible(false);
            marks.get(i).label().setVisible(false);
        }
    }
}
