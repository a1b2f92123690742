package vedette.ui;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.TileBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Stop;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraEvent;
import vedette.model.CameraState;
import vedette.model.Freshness;
import vedette.station.CameraPart;
import vedette.station.LiveCamera;

/// A baby monitor's emotions: a gauge for each of the four highest scores, and the course of the dominant one. On the
/// FX thread.
public final class EmotionPanel extends VBox {
    /// Gauges are costly to draw: not more often than this.
    private static final long EVERY_NANOS = Duration.ofMillis(250).toNanos();

    private static final int MOST_GAUGES = 4;
    private static final Duration HISTORY = Duration.ofMinutes(5);

    private final Label title = new Label();
    private final GridPane grid = new GridPane();
    private final Sparkline course = new Sparkline();
    private final Label courseTitle = new Label();
    private final Map<String, Gauge> gauges = new LinkedHashMap<>();
    private List<String> labels = List.of();
    private @Nullable Object drawn;
    private long drawnNanos;

    /// A gauge with its label beneath.
    private record Gauge(VBox box, Tile dial, Label value) {}

    public EmotionPanel() {
        getStyleClass().addAll("panel", "emotion-panel");
        title.getStyleClass().add("panel-title");
        courseTitle.getStyleClass().add("muted");
        grid.setHgap(6);
        grid.setVgap(6);
        course.setMinHeight(34);
        course.setPrefHeight(34);
        getChildren().addAll(title, grid, course, courseTitle);
    }

    /// Draws a camera's emotions, or hides where it reports none.
    public void update(@Nullable LiveCamera camera, long nowNanos) {
        CameraState state = camera == null ? null : camera.state();
        CameraState.At<CameraEvent.EmotionsReported> emotions = state == null ? null : state.emotions();
        boolean any = state != null && emotions != null;
        setVisible(any);
        setManaged(any);
        if (camera == null || state == null || emotions == null || nowNanos - drawnNanos < EVERY_NANOS) {
            return;
        }
        drawnNanos = nowNanos;
        drawAge(camera.displayName(), camera.freshness(CameraPart.EMOTIONS));
        if (emotions != drawn) {
            drawn = emotions;
            drawGauges(emotions.what().scores());
            drawCourse(state.emotionHistory(), emotions.what().dominant(), nowNanos);
        }
    }

    /// Old scores must not look like those of now.
    private void drawAge(String name, @Nullable Freshness freshness) {
        String suffix = freshness == null ? "" : Words.notOfNow(freshness);
        title.setText((name + " · EMOTION").toUpperCase(Locale.ROOT) + (suffix.isEmpty() ? "" : " · " + suffix));
        grid.setOpacity(suffix.isEmpty() ? 1 : 0.4);
    }

    private void drawGauges(Map<String, Double> scores) {
        List<String> highest = scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MOST_GAUGES)
                .map(Map.Entry::getKey)
                .toList();
        // Gauges keep their places while the labels stay the same: only values move.
        if (!new java.util.HashSet<>(highest).equals(new java.util.HashSet<>(labels))) {
            labels = highest;
            grid.getChildren().clear();
            for (int i = 0; i < labels.size(); i++) {
                Gauge gauge = gauges.computeIfAbsent(labels.get(i), EmotionPanel::gauge);
                grid.add(gauge.box(), i % 2, i / 2);
            }
            gauges.keySet().retainAll(labels);
        }
        for (String label : labels) {
            Gauge gauge = gauges.get(label);
            if (gauge != null) {
                double percent = scores.getOrDefault(label, 0.0) * 100;
                gauge.dial().setValue(percent);
                gauge.value().setText(Math.round(percent) + "%");
            }
        }
    }

    private void drawCourse(List<CameraState.At<CameraEvent.EmotionsReported>> history, String label, long nowNanos) {
        List<Sparkline.Point> points = new ArrayList<>(history.size());
        for (CameraState.At<CameraEvent.EmotionsReported> sample : history) {
            Double score = sample.what().scores().get(label);
            double secondsAgo = (nowNanos - sample.arrival().nanos()) / 1e9;
            if (score != null && !sample.arrival().retained() && secondsAgo <= HISTORY.toSeconds()) {
                points.add(new Sparkline.Point(-secondsAgo, score));
            }
        }
        course.draw(points, -HISTORY.toSeconds(), 0, colour(label));
        courseTitle.setText(label + ", last 5 min");
    }

    private static Gauge gauge(String label) {
        Color colour = colour(label);
        // The dial's own texts have their own idea of fonts and themes: only its arc is shown.
        Tile dial = TileBuilder.create()
                .skinType(Tile.SkinType.BAR_GAUGE)
                .prefSize(118, 92)
                .minSize(90, 74)
                .animated(false)
                .title("")
                .text("")
                .minValue(0)
                .maxValue(100)
                .startFromZero(true)
                .thresholdVisible(false)
                .barColor(colour)
                .gradientStops(new Stop(0, colour), new Stop(1, colour))
                .barBackgroundColor(Color.web("#8b949e", 0.25))
                .foregroundColor(Color.TRANSPARENT)
                .titleColor(Color.TRANSPARENT)
                .valueColor(Color.TRANSPARENT)
                .unitColor(Color.TRANSPARENT)
                .tickLabelColor(Color.TRANSPARENT)
                .backgroundColor(Color.TRANSPARENT)
                .build();
        Label value = new Label();
        value.getStyleClass().add("gauge-value");
        Label name = new Label(vedette.model.Printable.text(label, 24));
        name.getStyleClass().add("muted");
        StackPane face = new StackPane(dial, value);
        StackPane.setAlignment(value, Pos.BOTTOM_CENTER);
        VBox box = new VBox(face, name);
        box.getStyleClass().add("emotion-gauge");
        box.setAlignment(Pos.CENTER);
        GridPane.setHgrow(box, Priority.ALWAYS);
        return new Gauge(box, dial, value);
    }

    /// Green for calm, red for crying, amber for distress, blue for the rest: the words of all publishers.
    static Color colour(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "crying", "angry", "error" -> Color.web("#f85149");
            case "sad", "fear", "distressed", "disgust", "babbling" -> Color.web("#d29922");
            case "silence", "neutral", "calm", "not_crying" -> Color.web("#3fb950");
            default -> Color.web("#58a6ff");
        };
    }
}
