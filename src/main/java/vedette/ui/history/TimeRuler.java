package vedette.ui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import vedette.model.Severity;
import vedette.store.TimeBucket;
import vedette.ui.Words;

/// How many events there were when, as bars over the time that is shown. A click on a bar or a drag over some narrows
/// the time, a double click widens it again. On the FX thread.
final class TimeRuler extends Pane {
    /// How many bars there are.
    static final int BARS = 90;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final double EDGE = 10;
    private static final double FOOT = 17;
    private static final double HEAD = 12;
    private static final int TIMES = 5;

    private final LocalTimes times;
    private final BarPath quiet = new BarPath("ruler-bars");
    private final BarPath looked = new BarPath("ruler-bars", "looked-at");
    private final BarPath warnings = new BarPath("ruler-marks", "warning");
    private final BarPath critical = new BarPath("ruler-marks", "danger");
    private final Rectangle drag = new Rectangle();
    private final Label pointed = new Label();
    private final List<Label> marks = new ArrayList<>();
    private final PauseTransition single = new PauseTransition(javafx.util.Duration.millis(240));
    private Consumer<TimeRange> narrow = range -> {};
    private Runnable widen = () -> {};
    private List<TimeBucket> buckets = List.of();
    private @Nullable TimeRange lookedAt;
    private double dragFrom;

    TimeRuler(LocalTimes times) {
        this.times = times;
        getStyleClass().add("time-ruler");
        setMinHeight(84);
        setPrefHeight(84);
        setMaxHeight(84);
        drag.getStyleClass().add("ruler-drag");
        drag.setVisible(false);
        pointed.getStyleClass().add("ruler-pointed");
        pointed.setVisible(false);
        getChildren().addAll(quiet, looked, warnings, critical, drag);
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
        requestLayout();
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
        TimeBucket bucket = buckets.get(bar(x));
        String count = Words.count(bucket.count()) + (bucket.count() == 1 ? " event" : " events");
        String worst = bucket.worst() == null || bucket.worst() == Severity.INFO
                ? ""
                : " · worst " + bucket.worst().word();
        pointed.setText(times.range(bucket.from(), bucket.to()) + " · " + count + worst);
        pointed.setVisible(true);
        pointed.applyCss();
        double width = pointed.prefWidth(-1);
        pointed.resizeRelocate(
                Math.clamp(x - width / 2, EDGE, Math.max(EDGE, getWidth() - width - EDGE)),
                2,
                width,
                pointed.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        for (BarPath path : List.of(quiet, looked, warnings, critical)) {
            path.clear();
        }
        placeBars();
        placeTimes();
        for (BarPath path : List.of(quiet, looked, warnings, critical)) {
            path.draw();
        }
    }

    private void placeBars() {
        long most =
                Math.max(1, buckets.stream().mapToLong(TimeBucket::count).max().orElse(1));
        double step = (getWidth() - 2 * EDGE) / Math.max(1, buckets.size());
        double room = getHeight() - HEAD - FOOT;
        double foot = getHeight() - FOOT;
        for (int i = 0; i < buckets.size(); i++) {
            TimeBucket bucket = buckets.get(i);
            if (bucket.count() > 0) {
                double x = Math.round(EDGE + i * step);
                double width = Math.max(1, Math.round(EDGE + (i + 1) * step) - x - (step > 4 ? 1 : 0));
                double height = Math.max(2, Math.round(room * bucket.count() / most));
                (isLookedAt(bucket) ? looked : quiet).bar(x, foot - height, width, height);
                if (bucket.worst() == Severity.WARNING) {
                    warnings.bar(x, foot + 1, width, 2);
                } else if (bucket.worst() == Severity.CRITICAL) {
                    critical.bar(x, foot + 1, width, 2);
                }
            }
        }
    }

    private boolean isLookedAt(TimeBucket bucket) {
        TimeRange range = lookedAt;
        return range != null
                && bucket.from().isBefore(range.to())
                && bucket.to().isAfter(range.from());
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
