package vedette.ui.camera;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.store.Coverage;
import vedette.store.Gap;
import vedette.store.LogReader;
import vedette.store.TimeBucket;
import vedette.ui.BarPath;
import vedette.ui.GapHatch;
import vedette.ui.KindGroup;
import vedette.ui.Question;
import vedette.ui.RulerScale;
import vedette.ui.TimeRange;

/// The last hour of one camera: its events as dots by kind, and hatched when it was not heard. On the FX thread.
final class TimeStrip extends Pane {
    private static final Duration SPAN = Duration.ofHours(1);
    private static final int PARTS = 240;
    private static final int MARKS = 5;
    private static final double EDGE = 10;
    private static final double LANE = 7;
    private static final double FOOT = 16;
    private static final double BAND = 9;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final LogReader log;
    private final Clock clock;
    private final Question counting = new Question(Platform::runLater);
    private final Question covering = new Question(Platform::runLater);
    private final Rectangle band = new Rectangle();
    private final GapHatch hatch = new GapHatch();
    private final Map<KindGroup, BarPath> dots = new EnumMap<>(KindGroup.class);
    private final BarPath severe = new BarPath("strip-severe");
    private final List<Label> marks = new ArrayList<>();
    private List<TimeBucket> buckets = List.of();
    private List<Gap> gaps = List.of();
    private @Nullable TimeRange time;

    TimeStrip(LogReader log, Clock clock) {
        this.log = log;
        this.clock = clock;
        getStyleClass().addAll("panel", "time-strip");
        setMinHeight(78);
        setPrefHeight(78);
        setMaxHeight(78);
        band.getStyleClass().add("strip-band");
        getChildren().addAll(band, hatch.ground(), hatch.lines());
        for (KindGroup group : KindGroup.values()) {
            BarPath path = new BarPath("strip-dots", group.style());
            dots.put(group, path);
            getChildren().add(path);
        }
        getChildren().add(severe);
        for (int i = 0; i < MARKS; i++) {
            Label mark = new Label();
            mark.getStyleClass().add("ruler-time");
            marks.add(mark);
        }
        getChildren().addAll(marks);
        setMouseTransparent(true);
    }

    /// Asks the log anew.
    void ask(CameraId camera) {
        Instant now = clock.instant();
        TimeRange asked = new TimeRange(now.minus(SPAN), now);
        EventFilter filter = EventFilter.ALL
                .ofCameras(Set.of(camera.name()))
                .ofSystems(Set.of(camera.system(), "station"))
                .between(asked.from(), asked.to());
        counting.ask(
                log.histogram(filter, asked.from(), asked.to(), PARTS),
                counted -> {
                    buckets = counted;
                    time = asked;
                    requestLayout();
                },
                sentence -> buckets = List.of());
        covering.ask(
                log.coverage(filter.ofSystems(Set.of())),
                (Coverage covered) -> {
                    gaps = covered.gaps();
                    requestLayout();
                },
                sentence -> gaps = List.of());
    }

    /// Another camera is shown, or none.
    void clear() {
        counting.abandon();
        covering.abandon();
        buckets = List.of();
        gaps = List.of();
        time = null;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        TimeRange shown = time;
        double width = Math.max(1, getWidth() - 2 * EDGE);
        double bandTop = getHeight() - FOOT - BAND - 3;
        band.setX(EDGE);
        band.setY(bandTop);
        band.setWidth(width);
        band.setHeight(BAND);
        dots.values().forEach(BarPath::clear);
        severe.clear();
        if (shown != null) {
            place(new RulerScale(EDGE, width, bandTop, bandTop + BAND, shown), bandTop);
        } else {
            hatch.place(
                    List.of(),
                    new RulerScale(EDGE, width, 0, 1, new TimeRange(Instant.EPOCH, Instant.EPOCH.plus(SPAN))));
        }
        dots.values().forEach(BarPath::draw);
        severe.draw();
        placeMarks(shown, width);
    }

    private void place(RulerScale scale, double bandTop) {
        hatch.place(gaps, scale);
        for (TimeBucket bucket : buckets) {
            double x = Math.round(scale.x(bucket.from()));
            double y = bandTop - 6 - LANE * (dots.size() - 1);
            for (Map.Entry<KindGroup, BarPath> lane : dots.entrySet()) {
                if (lane.getKey().countIn(bucket.kinds()) > 0) {
                    lane.getValue().dot(x, y, 2.5);
                }
                y += LANE;
            }
            if (bucket.worst() == Severity.CRITICAL || bucket.worst() == Severity.WARNING) {
                severe.bar(x - 1, bandTop - 2, 3, 2);
            }
        }
    }

    private void placeMarks(@Nullable TimeRange shown, double width) {
        for (int i = 0; i < MARKS; i++) {
            Label mark = marks.get(i);
            mark.setVisible(shown != null);
            if (shown != null) {
                Instant at = shown.from().plus(SPAN.multipliedBy(i).dividedBy(MARKS - 1));
                mark.setText(MINUTES.format(at.atZone(ZoneId.systemDefault())));
                double wide = mark.prefWidth(-1);
                mark.resizeRelocate(
                        Math.round(EDGE + (width - wide) * i / (MARKS - 1)), getHeight() - FOOT, wide, FOOT - 3);
            }
        }
    }
}
