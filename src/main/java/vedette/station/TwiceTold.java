package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.message.SideChannel;
import vedette.model.CameraEvent;
import vedette.store.RecentRecord;

/// Tells events that came by two ways: while one way is left for the other both may bring them, and what a broker kept
/// for the station was perhaps told over HTTP meanwhile. Neither way's messages carry an id that the other has, so that
/// it is by what they say, one for one. Confined to the events thread.
final class TwiceTold {
    /// Events by another way that are remembered; at one a second this covers eighteen hours without a broker.
    static final int REMEMBERED = 65_536;

    /// Both ways bring an event within this time.
    static final Duration TOGETHER = Duration.ofMillis(1500);

    /// The baby monitor sends each event twice by Socket.IO, a few milliseconds apart.
    static final Duration DOUBLED = Duration.ofMillis(250);

    /// A loss is noticed this long after it happened, at most.
    private static final Duration UNNOTICED = Duration.ofSeconds(10);

    private static final String MARK = "c";

    private final Map<RepeatKey, Course> courses = new HashMap<>();
    private final Deque<RepeatKey> oldestFirst = new ArrayDeque<>();
    private final Deque<Seen> lately = new ArrayDeque<>();
    private Set<SideChannel.Site> sites = Set.of();

    /// An event that the other way has not brought yet.
    ///
    /// @param earlier told to an earlier run
    private record Told(long nanos, Instant when, boolean earlier) {}

    /// An event that came within the time in which both ways bring it, by whichever.
    private record Seen(RepeatKey key, long nanos) {}

    /// What one way has told and the other has not.
    private static final class Course {
        private final Deque<Told> beside = new ArrayDeque<>();
        private final Deque<Long> byBroker = new ArrayDeque<>();
        private @Nullable Long lastBeside;

        void forgetWhatIsOver(long now) {
            while (!byBroker.isEmpty() && now - byBroker.peekFirst() > TOGETHER.toNanos()) {
                byBroker.removeFirst();
            }
        }
    }

    /// Only what these say may come by two ways.
    void watch(Set<SideChannel.Site> twoWays) {
        sites = Set.copyOf(twoWays);
    }

    /// What an earlier run recorded.
    void seed(List<RecentRecord> records) {
        long longAgo = System.nanoTime() - Duration.ofHours(1).toNanos();
        for (RecentRecord each : records) {
            for (String id : each.repeatIds()) {
                RepeatKey key = id.startsWith(MARK) ? RepeatKey.parse(id.substring(MARK.length())) : null;
                if (key != null) {
                    remember(key, new Told(longAgo, each.received(), true));
                }
            }
        }
    }

    /// Whether another way, or the same one twice at once, told this before. What is new is remembered.
    ///
    /// @param keptSince since when the broker may have kept it for the station, or null where it came at once
    boolean isRepeat(CameraEvent event, InboundMessage message, @Nullable Instant keptSince) {
        RepeatKey key = key(event);
        if (key == null || message.retained()) {
            return false;
        }
        long now = message.arrivedNanos();
        forgetWhatIsOver(now);
        Course course = courses.computeIfAbsent(key, each -> new Course());
        course.forgetWhatIsOver(now);
        lately.addLast(new Seen(key, now));
        if (message.via() == null) {
            return isToldBeside(course, now, keptSince);
        }
        Long last = course.lastBeside;
        if (last != null && now - last < DOUBLED.toNanos()) {
            return true;
        }
        course.lastBeside = now;
        if (course.byBroker.pollFirst() != null) {
            return true;
        }
        remember(key, new Told(now, message.received(), false));
        return false;
    }

    /// What both ways have brought, or only the broker, need not be known for longer.
    private void forgetWhatIsOver(long now) {
        while (!lately.isEmpty() && now - lately.peekFirst().nanos() > TOGETHER.toNanos()) {
            RepeatKey key = lately.removeFirst().key();
            Course course = courses.get(key);
            if (course != null) {
                course.forgetWhatIsOver(now);
                if (course.beside.isEmpty() && course.byBroker.isEmpty()) {
                    courses.remove(key);
                }
            }
        }
    }

    /// How many events are remembered.
    int remembered() {
        return courses.size();
    }

    private static boolean isToldBeside(Course course, long now, @Nullable Instant keptSince) {
        Told newest = course.beside.peekLast();
        if (newest != null && !newest.earlier() && now - newest.nanos() <= TOGETHER.toNanos()) {
            course.beside.removeLast();
            return true;
        }
        if (keptSince != null) {
            Instant from = keptSince.minus(UNNOTICED);
            for (Told oldest = course.beside.pollFirst(); oldest != null; oldest = course.beside.pollFirst()) {
                if (oldest.earlier() || !oldest.when().isBefore(from)) {
                    return true;
                }
            }
        }
        course.byBroker.addLast(now);
        return false;
    }

    private void remember(RepeatKey key, Told told) {
        courses.computeIfAbsent(key, each -> new Course()).beside.addLast(told);
        oldestFirst.addLast(key);
        if (oldestFirst.size() > REMEMBERED) {
            RepeatKey oldest = oldestFirst.removeFirst();
            Course course = courses.get(oldest);
            if (course != null) {
                course.beside.pollFirst();
                if (course.beside.isEmpty()) {
                    courses.remove(oldest);
                }
            }
        }
    }

    /// By what an event that came by another way is known after a restart, or null where it can't come twice.
    @Nullable
    String id(CameraEvent event) {
        RepeatKey key = key(event);
        return key == null ? null : MARK + key;
    }

    private @Nullable RepeatKey key(CameraEvent event) {
        var camera = event.camera();
        if (!sites.contains(new SideChannel.Site(camera.broker(), camera.system(), camera.installation()))) {
            return null;
        }
        return switch (event) {
            case CameraEvent.EmotionsReported emotions -> RepeatKey.ofContent(event, content(emotions));
            case CameraEvent.CryHeard cry -> RepeatKey.ofContent(event, rounded(cry.confidence()));
            case CameraEvent.AlertRaised alert -> RepeatKey.ofContent(event, alert.severity() + " " + alert.text());
            default -> null; // how things are is logged when it changes, by whichever way that is heard
        };
    }

    private static String content(CameraEvent.EmotionsReported emotions) {
        if (emotions.scores().isEmpty()) {
            Double confidence = emotions.confidence();
            return emotions.dominant() + "=" + (confidence == null ? "" : rounded(confidence));
        }
        return emotions.scores().entrySet().stream()
                .map(score -> score.getKey() + "=" + rounded(score.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String rounded(double score) {
        return String.format(Locale.ROOT, "%.3f", score);
    }
}
