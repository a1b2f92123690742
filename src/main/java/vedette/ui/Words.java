package vedette.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.model.Freshness;

/// Numbers and times as an operator reads them.
public final class Words {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private Words() {}

    /// The local time of day, to the second.
    public static String timeOfDay(Instant instant) {
        return CLOCK.format(instant.atZone(ZoneId.systemDefault()));
    }

    /// The local time of day, to the second; to the minute and with the date where it is not today's.
    public static String recently(Instant instant) {
        ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
        return then.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? CLOCK.format(then) : DAY.format(then);
    }

    /// How old something is: `31 ms`, `12 s`, `3:20 min`, `5 h`, `2 d`.
    public static String age(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 1) {
            return Math.max(0, age.toMillis()) + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    /// Why something is not of now: `12 s ago`, `kept by the broker`, `not connected`; empty where it is.
    public static String notOfNow(@Nullable Freshness freshness) {
        if (freshness == null) {
            return "";
        }
        return switch (freshness.state()) {
            case LIVE, SLOW, WAITING -> "";
            case LAST_KNOWN -> "kept by the broker";
            case DEAF -> "not connected";
            case OFFLINE -> "offline";
            case FROZEN, STALE -> freshness.age() == null ? "old" : age(freshness.age()) + " ago";
        };
    }

    /// How far a clock is off: `+0.1 s`, `−71 s`, `+2 h`; `–` where that is not known.
    public static String skew(@Nullable Duration skew) {
        if (skew == null) {
            return "–";
        }
        Duration size = skew.abs();
        // Less than can be shown has no sign.
        String sign = size.compareTo(Duration.ofMillis(50)) < 0 ? "±" : skew.isNegative() ? "−" : "+";
        return size.compareTo(Duration.ofSeconds(10)) < 0
                ? String.format(Locale.ROOT, "%s%.1f s", sign, size.toMillis() / 1000.0)
                : sign + (size.toSeconds() < 120 ? size.toSeconds() + " s" : age(size));
    }

    /// Bytes: `820 B`, `12 kB`, `5.2 MB`, `1.1 GB`.
    public static String bytes(double bytes) {
        if (bytes < 1000) {
            return Math.round(bytes) + " B";
        }
        if (bytes < 1e6) {
            return Math.round(bytes / 1e3) + " kB";
        }
        return bytes < 1e9
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /// A count with separators: `1,284,332`.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// A score: `0.92`.
    public static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    /// How often something comes: `137/s`, `0.5/s`.
    public static String perSecond(double times) {
        return times >= 9.95 || times == Math.rint(times)
                ? Math.round(times) + "/s"
                : String.format(Locale.ROOT, "%.1f/s", times);
    }

    /// A rate: `15 fps`, `0.5 fps`.
    public static String rate(double perSecond) {
        return perSecond >= 9.95 || perSecond == Math.rint(perSecond)
                ? Math.round(perSecond) + " fps"
                : String.format(Locale.ROOT, "%.1f fps", perSecond);
    }
}
