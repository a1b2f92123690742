package vedette.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

/// Many bars or dots as one shape: one node to draw, whose colour the style sheet gives.
public final class BarPath extends Path {
    private final List<PathElement> bars = new ArrayList<>();

    public BarPath(String... styles) {
        getStyleClass().addAll(styles);
        setStroke(null);
        setManaged(false);
        setMouseTransparent(true);
    }

    public void clear() {
        bars.clear();
    }

    public void bar(double x, double y, double width, double height) {
        bars.add(new MoveTo(x, y));
        bars.add(new HLineTo(x + width));
        bars.add(new VLineTo(y + height));
        bars.add(new LineTo(x, y + height));
        bars.add(new ClosePath());
    }

    /// A dot around a place.
    public void dot(double x, double y, double radius) {
        bars.add(new MoveTo(x - radius, y));
        bars.add(new ArcTo(radius, radius, 0, x + radius, y, false, true));
        bars.add(new ArcTo(radius, radius, 0, x - radius, y, false, true));
        bars.add(new ClosePath());
    }

    /// Shows the bars that were added since they were cleared.
    public void draw() {
        getElements().setAll(bars);
    }
}
