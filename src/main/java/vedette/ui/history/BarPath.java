package vedette.ui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

/// Many bars as one shape: one node to draw, whose colour the style sheet gives.
final class BarPath extends Path {
    private final List<PathElement> bars = new ArrayList<>();

    BarPath(String... styles) {
        getStyleClass().addAll(styles);
        setStroke(null);
        setManaged(false);
        setMouseTransparent(true);
    }

    void clear() {
        bars.clear();
    }

    void bar(double x, double y, double width, double height) {
        bars.add(new MoveTo(x, y));
        bars.add(new HLineTo(x + width));
        bars.add(new VLineTo(y + height));
        bars.add(new LineTo(x, y + height));
        bars.add(new ClosePath());
    }

    /// Shows the bars that were added since they were cleared.
    void draw() {
        getElements().setAll(bars);
    }
}
