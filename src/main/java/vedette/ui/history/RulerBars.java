package vedette.ui.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.Severity;
import vedette.store.TimeBucket;
import vedette.ui.BarPath;
import vedette.ui.KindGroup;
import vedette.ui.RulerScale;
import vedette.ui.TimeRange;

/// The ruler's bars: the kinds of events upon each other, brighter where the table shows them, and beneath what is
/// severe. On the FX thread.
final class RulerBars {
    private final Map<KindGroup, BarPath> quiet = new EnumMap<>(KindGroup.class);
    private final Map<KindGroup, BarPath> looked = new EnumMap<>(KindGroup.class);
    private final BarPath warnings = new BarPath("ruler-marks", "warning");
    private final BarPath critical = new BarPath("ruler-marks", "danger");
    private final List<BarPath> all = new ArrayList<>();

    RulerBars() {
        for (KindGroup group : KindGroup.values()) {
            quiet.put(group, new BarPath("ruler-bars", group.style()));
            looked.put(group, new BarPath("ruler-bars", group.style(), "looked-at"));
        }
        all.addAll(quiet.values());
        all.addAll(looked.values());
        all.add(warnings);
        all.add(critical);
    }

    /// What is to be drawn, the lowest first.
    List<BarPath> paths() {
        return List.copyOf(all);
    }

    void place(List<TimeBucket> buckets, @Nullable TimeRange lookedAt, RulerScale scale) {
        all.forEach(BarPath::clear);
        long most =
                Math.max(1, buckets.stream().mapToLong(TimeBucket::count).max().orElse(1));
        double step = scale.width() / Math.max(1, buckets.size());
        for (int i = 0; i < buckets.size(); i++) {
            TimeBucket bucket = buckets.get(i);
            if (bucket.count() > 0) {
                double x = Math.round(scale.left() + i * step);
                double width = Math.max(1, Math.round(scale.left() + (i + 1) * step) - x - (step > 4 ? 1 : 0));
                double height = Math.max(2, Math.round((scale.foot() - scale.top()) * bucket.count() / most));
                stack(bucket, isLookedAt(bucket, lookedAt) ? looked : quiet, x, width, height, scale.foot());
                if (bucket.worst() == Severity.WARNING) {
                    warnings.bar(x, scale.foot() + 1, width, 2);
                } else if (bucket.worst() == Severity.CRITICAL) {
                    critical.bar(x, scale.foot() + 1, width, 2);
                }
            }
        }
        all.forEach(BarPath::draw);
    }

    private static void stack(
            TimeBucket bucket, Map<KindGroup, BarPath> paths, double x, double width, double height, double foot) {
        long below = 0;
        for (Map.Entry<KindGroup, BarPath> each : paths.entrySet()) {
            long count = each.getKey().countIn(bucket.kinds());
            if (count > 0) {
                double bottom = foot - Math.round(height * below / bucket.count());
                below += count;
                double top = foot - Math.round(height * below / bucket.count());
                each.getValue().bar(x, top, width, bottom - top);
            }
        }
    }

    private static boolean isLookedAt(TimeBucket bucket, @Nullable TimeRange range) {
        return range != null
                && bucket.from().isBefore(range.to())
                && bucket.to().isAfter(range.from());
    }
}
