package vedette.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;
import vedette.store.Gap;

/// Marks on the ruler when the log can't speak for some camera: a gap is never merely a time without bars. On the FX
/// thread.
public final class GapHatch {
    private static final double APART = 6;
    private static final double NARROWEST = 3;

    private final BarPath ground = new BarPath("gap-ground");
    private final Path lines = new Path();
    private List<Span> spans = List.of();

    /// Where gaps that overlap on the screen are.
    private record Span(double from, double to) {}

    public GapHatch() {
        lines.getStyleClass().add("gap-lines");
        lines.setManaged(false);
        lines.setMouseTransparent(true);
    }

    public BarPath ground() {
        return ground;
    }

    public Path lines() {
        return lines;
    }

    public void place(List<Gap> gaps, RulerScale scale) {
        spans = joined(gaps, scale);
        ground.clear();
        List<PathElement> drawn = new ArrayList<>();
        for (Span span : spans) {
            ground.bar(span.from(), scale.top(), span.to() - span.from(), scale.foot() - scale.top());
            hatch(span, scale, drawn);
        }
        ground.draw();
        lines.getElements().setAll(drawn);
    }

    private static void hatch(Span span, RulerScale scale, List<PathElement> drawn) {
        double height = scale.foot() - scale.top();
        // Lines begin at the same places whatever the span, so that spans beside each other fit together.
        double first = Math.floor((span.from() - height) / APART) * APART;
        for (double x = first; x < span.to(); x += APART) {
            double from = Math.max(x, span.from());
            double to = Math.min(x + height, span.to());
            if (from < to) {
                drawn.add(new MoveTo(from, scale.foot() - (from - x)));
                drawn.add(new LineTo(to, scale.foot() - (to - x)));
            }
        }
    }

    private static List<Span> joined(List<Gap> gaps, RulerScale scale) {
        List<Span> all = gaps.stream()
                .filter(gap -> touches(gap, scale.time()))
                .map(gap -> span(gap, scale))
                .sorted((one, other) -> Double.compare(one.from(), other.from()))
                .toList();
        List<Span> joined = new ArrayList<>();
        for (Span each : all) {
            Span last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && each.from() <= last.to()) {
                joined.set(joined.size() - 1, new Span(last.from(), Math.max(last.to(), each.to())));
            } else {
                joined.add(each);
            }
        }
        return joined;
    }

    private static boolean touches(Gap gap, TimeRange time) {
        Instant until = gap.until();
        return gap.since().isBefore(time.to()) && (until == null || until.isAfter(time.from()));
    }

    private static Span span(Gap gap, RulerScale scale) {
        double from = scale.x(gap.since());
        double to = gap.until() == null ? scale.left() + scale.width() : scale.x(gap.until());
        double middle = (from + to) / 2;
        return to - from >= NARROWEST ? new Span(from, to) : new Span(middle - NARROWEST / 2, middle + NARROWEST / 2);
    }

    /// The newest of the gaps that are drawn at a place, or null where none is.
    public @Nullable Gap at(double x, List<Gap> gaps, RulerScale scale) {
        for (Gap gap : gaps) {
            if (touches(gap, scale.time())) {
                Span span = span(gap, scale);
                if (x >= span.from() && x <= span.to()) {
                    return gap;
                }
            }
        }
        return null;
    }

    /// How much of the ruler's width is hatched, in pixels.
    public double hatchedWidth() {
        return spans.stream().mapToDouble(span -> span.to() - span.from()).sum();
    }
}
