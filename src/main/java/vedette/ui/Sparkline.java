package vedette.ui;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polyline;

/// A small line without axes. On the FX thread.
public final class Sparkline extends Pane {
    private final Polyline line = new Polyline();

    /// A value at a time, in any units.
    ///
    /// @param value 0 to 1
    public record Point(double time, double value) {}

    public Sparkline() {
        getStyleClass().add("sparkline");
        line.setManaged(false);
        getChildren().add(line);
    }

    /// Draws the points between two times.
    public void draw(List<Point> points, double from, double to, Color colour) {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        line.getPoints().clear();
        line.setStroke(colour);
        for (Point point : points) {
            line.getPoints().add((point.time() - from) / (to - from) * width);
            line.getPoints().add((1 - Math.clamp(point.value(), 0, 1)) * (height - 4) + 2);
        }
    }
}
