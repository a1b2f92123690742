package vedette.ui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.Severity;
import vedette.store.Gap;
import vedette.store.TimeBucket;
import vedette.ui.GapHatch;
import vedette.ui.KindGroup;
import vedette.ui.RulerScale;
import vedette.ui.TimeRange;
import vedette.ui.Words;

/// How many events there were when, as bars over the time that is shown, and when the log was deaf. A click on a
/// bar or a drag over some narrows
/// the time, a double click widens it again. On the FX thread.
final class TimeRuler extends Pane {
    /// How many bars there are.
    static final int BARS = 90;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final double EDGE = 10;
    private static final double FOOT = 17;
    private static final double HEAD = 16;
    private static final int TIMES = 5;
    private static final int MOST_KINDS = 4;

    private final LocalTimes times;
    private final GapWords gapWords;
    private final RulerBars bars = new RulerBars();
    private final GapHatch hatch = new GapHatch();
    private final HBox legend = new HBox();
    private final Rectangle drag = new Rectangle();
    private final Label pointed = new Label();
    private final List<Label> marks = new ArrayList<>();
    private final PauseTransition single = new PauseTransition(javafx.util.Duration.millis(240));
    private Consumer<TimeRange> narrow = range -> {};
    private Runnable widen = () -> {};
    private List<TimeBucket> buckets = List.of();
    private List<Gap> gaps = List.of();
    private @Nullable TimeRange lookedAt;
    private double dragFrom;

    TimeRuler(LocalTimes times, GapWords gapWords) {
        this.times = times;
        this.gapWords = gapWords;
        getStyleClass().add("time-ruler");
        setMinHeight(84);
        setPrefHeight(84);
        setMaxHeight(84);
        drag.getStyleClass().add("ruler-drag");
        drag.setVisible(false);
        pointed.getStyleClass().add("ruler-pointed");
        pointed.setVisible(false);
        getChildren().add(hatch.ground());
        getChildren().addAll(bars.paths());
        getChildren().addAll(hatch.lines(), drag, legend);
        legend.getStyleClass().add("ruler-legend");
        legend.setMouseTransparent(true);
        for (int i = 0; i < TIMES; i++) {
            Label mark = new Label();
            mark.getStyleClass().add("ruler-time");
            marks.add(mark);
        }
        getChildren().addAll(marks);
        getChildren().add(pointed);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseMoved(moved -> point(moved.getX()));
        setOnMouseExited(left -> pointed.setVisible(false));
    }

    /// @param narrowTo hears the time that the operator wants to see
    /// @param widenAgain run when the operator wants to see what was before
    void onWanted(Consumer<TimeRange> narrowTo, Runnable widenAgain) {
        narrow = narrowTo;
        widen = widenAgain;
    }

    void show(List<TimeBucket> counted) {
        buckets = List.copyOf(counted);
        drawLegend();
        requestLayout();
    }

    /// Hatches what the log can't speak for.
    void hatch(List<Gap> unheard) {
        gaps = List.copyOf(unheard);
        drawLegend();
        requestLayout();
    }

    private void drawLegend() {
        legend.getChildren().clear();
        for (KindGroup group : KindGroup.values()) {
            if (buckets.stream().anyMatch(bucket -> group.countIn(bucket.kinds()) > 0)) {
                legend.getChildren().add(legendOf(group.words(), group.style()));
            }
        }
        if (!gaps.isEmpty()) {
            legend.getChildren().add(legendOf("not heard", "gap-legend"));
        }
    }

    private static Label legendOf(String words, String style) {
        Rectangle colour = new Rectangle(7, 7);
        colour.getStyleClass().addAll("ruler-bars", "looked-at", style);
        Label label = new Label(words, colour);
        label.getStyleClass().add("ruler-time");
        return label;
    }

    /// Brightens the bars of the rows that are looked at.
    void lookAt(@Nullable TimeRange range) {
        if (range == null ? lookedAt != null : !range.equals(lookedAt)) {
            lookedAt = range;
            requestLayout();
        }
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !buckets.isEmpty()) {
            dragFrom = event.getX();
        }
    }

    private void dragged(MouseEvent event) {
        if (buckets.isEmpty() || !event.isPrimaryButtonDown()) {
            return;
        }
        double left = Math.clamp(Math.min(dragFrom, event.getX()), EDGE, getWidth() - EDGE);
        double right = Math.clamp(Math.max(dragFrom, event.getX()), EDGE, getWidth() - EDGE);
        drag.setX(left);
        drag.setY(2);
        drag.setWidth(right - left);
        drag.setHeight(getHeight() - 4);
        drag.setVisible(true);
        point(event.getX());
    }

    private void released(MouseEvent event) {
        drag.setVisible(false);
        if (event.getButton() != MouseButton.PRIMARY || buckets.isEmpty()) {
            return;
        }
        if (event.getClickCount() == 2) {
            single.stop();
            widen.run();
        } else if (Math.abs(event.getX() - dragFrom) > 3) {
            choose(bar(dragFrom), bar(event.getX()));
        } else {
            int clicked = bar(event.getX());
            // It may be the first half of a double click, which wants the opposite.
            single.setOnFinished(ended -> choose(clicked, clicked));
            single.playFromStart();
        }
    }

    /// Narrows the time to that of some bars.
    void choose(int one, int other) {
        if (Math.max(one, other) < buckets.size()) {
            Instant from = buckets.get(Math.min(one, other)).from();
            Instant to = buckets.get(Math.max(one, other)).to();
            if (Duration.between(from, to).compareTo(SHORTEST) >= 0) {
                narrow.accept(new TimeRange(from, to));
            }
        }
    }

    private int bar(double x) {
        double share = (x - EDGE) / Math.max(1, getWidth() - 2 * EDGE);
        return Math.clamp((int) Math.floor(share * buckets.size()), 0, buckets.size() - 1);
    }

    private void point(double x) {
        if (buckets.isEmpty()) {
            return;
        }
        pointed.setText(wordsAt(x));
        pointed.setVisible(true);
        pointed.applyCss();
        double width = pointed.prefWidth(-1);
        pointed.resizeRelocate(
                Math.clamp(x - width / 2, EDGE, Math.max(EDGE, getWidth() - width - EDGE)),
                2,
                width,
                pointed.prefHeight(-1));
    }

    /// What is said of a place: the gap there, else what happened.
    String wordsAt(double x) {
        Gap gap = hatch.at(x, gaps, scale());
        TimeBucket bucket = buckets.get(bar(x));
        String count = Words.count(bucket.count()) + (bucket.count() == 1 ? " event" : " events");
        if (gap != null) {
            return "Not heard " + gapWords.full(gap) + (bucket.count() == 0 ? "" : " · " + count);
        }
        String worst = bucket.worst() == null || bucket.worst() == Severity.INFO
                ? ""
                : " · worst " + bucket.worst().word();
        return times.range(bucket.from(), bucket.to()) + " · " + count + kinds(bucket) + worst;
    }

    private static String kinds(TimeBucket bucket) {
        String most = bucket.kinds().entrySet().stream()
                .sorted(Map.Entry.<EventKind, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_KINDS)
                .map(each -> Words.count(each.getValue()) + " " + each.getKey().word())
                .collect(Collectors.joining(", "));
        return most.isEmpty() ? "" : ": " + most + (bucket.kinds().size() > MOST_KINDS ? " …" : "");
    }

    private RulerScale scale() {
        TimeRange time =
                new TimeRange(buckets.getFirst().from(), buckets.getLast().to());
        return new RulerScale(EDGE, getWidth() - 2 * EDGE, HEAD, getHeight() - FOOT, time);
    }

    @Override
    protected void layoutChildren() {
        if (!buckets.isEmpty()) {
            RulerScale scale = scale();
            bars.place(buckets, lookedAt, scale);
            hatch.place(gaps, scale);
        }
        for (Node each : List.of(hatch.ground(), hatch.lines())) {
            each.setVisible(!buckets.isEmpty());
        }
        bars.paths().forEach(path -> path.setVisible(!buckets.isEmpty()));
        double width = Math.min(legend.prefWidth(-1), getWidth() - 2 * EDGE);
        legend.resizeRelocate(getWidth() - EDGE - width, 2, width, HEAD - 3);
        placeTimes();
    }

    private void placeTimes() {
        for (int i = 0; i < TIMES; i++) {
            Label mark = marks.get(i);
            mark.setVisible(!buckets.isEmpty());
            if (!buckets.isEmpty()) {
                Instant from = buckets.getFirst().from();
                Duration span = Duration.between(from, buckets.getLast().to());
                mark.setText(times.onRuler(from.plus(span.multipliedBy(i).dividedBy(TIMES - 1)), span));
                double width = mark.prefWidth(-1);
                double x = EDGE + (getWidth() - 2 * EDGE - width) * i / (TIMES - 1);
                mark.resizeRelocate(Math.round(x), getHeight() - FOOT + 3, width, FOOT - 4);
            }
        }
    }
}
