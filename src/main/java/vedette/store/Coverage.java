package vedette.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// How much of a time the log can speak for: what was not heard can't be in it.
///
/// @param from inclusive; where the question has no beginning, the beginning of the log
/// @param to exclusive; where the question has no end, or one in the future, now
/// @param unheard how much of the time was not heard, averaged over the cameras that are asked about
/// @param gaps the gaps that touch the time, newest first; at most [#MOST_GAPS].
///     The time before the log begins is one too, with the id 0
/// @param gapCount how many they are in all
public record Coverage(Instant from, Instant to, Duration unheard, List<Gap> gaps, long gapCount) {
    /// More gaps than these are only counted.
    public static final int MOST_GAPS = 1_000;

    public Coverage {
        gaps = List.copyOf(gaps);
    }

    /// The share of the time that was heard, 0 to 1; 1 where there is no time.
    public double heard() {
        double all = Duration.between(from, to).toNanos();
        return all <= 0 ? 1 : Math.clamp(1 - unheard.toNanos() / all, 0, 1);
    }

    /// As every list, count and export states it: `97.4 %, 3 gaps`. Rounded down, so that only what was heard whole
    /// is called 100 %.
    public String inWords() {
        String share = String.format(Locale.ROOT, "%.1f", Math.floor(heard() * 1000) / 10);
        String percent = gapCount == 0 ? "100 %" : (share.equals("100.0") ? "99.9" : share) + " %";
        return percent + ", " + (gapCount == 0 ? "no gaps" : gapCount == 1 ? "1 gap" : gapCount + " gaps");
    }
}
