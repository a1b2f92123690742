package vedette.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;
import vedette.model.Reading;

/// Values by name: percentages and temperatures as bars that warn by their colour, others as text. Rows stay where they
/// are while values change. On the FX thread.
public final class ReadingsPane extends GridPane {
    private static final double HIGH = 0.75;
    private static final double TOO_HIGH = 0.9;

    /// A camera's chip is in danger at about this temperature.
    private static final double HOTTEST = 90;

    private int mostRows;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(Label name, ProgressBar bar, Label value, boolean hasBar) {}

    /// @param mostRows how many values are shown at most
    public ReadingsPane(int mostRows) {
        this.mostRows = mostRows;
        getStyleClass().add("readings-pane");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints values = new ColumnConstraints();
        values.setMinWidth(USE_PREF_SIZE);
        values.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, bars, values);
    }

    /// Changes how many values are shown at most.
    public void mostRows(int most) {
        mostRows = most;
    }

    /// Draws values that are all of now.
    public void update(Map<String, Reading> readings) {
        update(readings, Set.of());
    }

    /// Draws the values.
    ///
    /// @param old the names of those that are not of now: they are drawn faintly
    public void update(Map<String, Reading> readings, Set<String> old) {
        Map<String, Reading> shown = limited(readings);
        if (!isLaidOutFor(shown)) {
            rebuild(shown);
        }
        shown.forEach((name, reading) -> {
            Row row = rows.get(name);
            if (row != null) {
                draw(row, reading);
                double opacity = old.contains(name) ? 0.4 : 1;
                row.bar().setOpacity(opacity);
                row.value().setOpacity(opacity);
            }
        });
    }

    private boolean isLaidOutFor(Map<String, Reading> readings) {
        return rows.keySet().equals(readings.keySet())
                && rows.entrySet().stream()
                        .allMatch(row -> row.getValue().hasBar() == hasBar(readings.get(row.getKey())));
    }

    private static boolean hasBar(@Nullable Reading reading) {
        return reading != null && share(reading) >= 0;
    }

    private Map<String, Reading> limited(Map<String, Reading> readings) {
        Map<String, Reading> limited = new LinkedHashMap<>();
        for (Map.Entry<String, Reading> entry : readings.entrySet()) {
            if (limited.size() >= mostRows) {
                break;
            }
            limited.put(entry.getKey(), entry.getValue());
        }
        return limited;
    }

    private void rebuild(Map<String, Reading> readings) {
        rows.clear();
        getChildren().clear();
        int index = 0;
        for (Map.Entry<String, Reading> reading : readings.entrySet()) {
            String name = reading.getKey();
            boolean hasBar = hasBar(reading.getValue());
            Row row = new Row(new Label(Printable.text(name, 28)), new ProgressBar(0), new Label(), hasBar);
            row.name().getStyleClass().add("reading-name");
            row.value().getStyleClass().add("reading-value");
            row.value().setMinWidth(USE_PREF_SIZE);
            row.name().setMinWidth(USE_PREF_SIZE);
            row.bar().setMaxWidth(Double.MAX_VALUE);
            row.bar().setMinWidth(0); // where there is no room for all, the names and values tell more
            row.bar().setPrefHeight(7);
            rows.put(name, row);
            if (hasBar) {
                addRow(index++, row.name(), row.bar(), row.value());
            } else {
                // A long word must not take the other rows' bars their room.
                add(row.name(), 0, index);
                add(row.value(), 1, index++, 2, 1);
                setHalignment(row.value(), HPos.RIGHT);
            }
        }
    }

    private static void draw(Row row, Reading reading) {
        String text = Printable.text(reading.text(), 40);
        if (!text.equals(row.value().getText())) {
            row.value().setText(text);
        }
        if (row.hasBar()) {
            double share = share(reading);
            row.bar().setProgress(share);
            row.bar().getStyleClass().removeAll("high", "too-high");
            if (share >= TOO_HIGH) {
                row.bar().getStyleClass().add("too-high");
            } else if (share >= HIGH) {
                row.bar().getStyleClass().add("high");
            }
        }
    }

    /// How full the bar is, or less than 0 where the value gets none.
    private static double share(Reading reading) {
        Double number = reading.number();
        if (number == null) {
            return -1;
        }
        return switch (reading.unit()) {
            case "%" -> Math.clamp(number / 100, 0, 1);
            case "°C" -> Math.clamp(number / HOTTEST, 0, 1);
            default -> -1;
        };
    }
}
