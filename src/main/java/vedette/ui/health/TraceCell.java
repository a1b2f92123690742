package vedette.ui.health;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;

/// Draws a camera's picture rate: the number, and its course over the last minute.
final class TraceCell extends TableCell<CameraRow, CameraRow.Rate> {
    private static final double WIDTH = 64;
    private static final double HEIGHT = 18;

    private final Label number = new Label();
    private final Polyline line = new Polyline();
    private final HBox both;

    TraceCell() {
        Pane field = new Pane(line);
        field.setMinSize(WIDTH, HEIGHT);
        field.setMaxSize(WIDTH, HEIGHT);
        number.getStyleClass().add("rate-number");
        number.setMinWidth(USE_PREF_SIZE);
        both = new HBox(6, number, field);
        both.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(CameraRow.@Nullable Rate rate, boolean empty) {
        super.updateItem(rate, empty);
        if (empty || rate == null) {
            setGraphic(null);
            return;
        }
        number.setText(rate.text());
        line.getStyleClass().setAll("trace", rate.tone().style());
        line.getPoints().clear();
        double highest = rate.highest();
        int count = rate.course().size();
        if (highest > 0 && count > 1) {
            for (int i = 0; i < count; i++) {
                double x = WIDTH - (count - 1 - i) * WIDTH / (CameraRow.COURSE - 1);
                line.getPoints()
                        .addAll(x, HEIGHT - 1 - (HEIGHT - 3) * rate.course().get(i) / highest);
            }
        }
        setGraphic(both);
    }
}
