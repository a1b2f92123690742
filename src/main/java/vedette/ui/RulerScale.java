package vedette.ui;

import java.time.Duration;
import java.time.Instant;

/// Where times are on the ruler.
///
/// @param left where the time begins, in pixels
/// @param width of the whole time, in pixels
/// @param top above the highest bar
/// @param foot below all bars
/// @param time what is shown
public record RulerScale(double left, double width, double top, double foot, TimeRange time) {
    /// Where a time is; times outside are at the edges.
    public double x(Instant at) {
        double share = Duration.between(time.from(), at).toMillis()
                / (double) Math.max(1, Duration.between(time.from(), time.to()).toMillis());
        return left + width * Math.clamp(share, 0, 1);
    }
}
