package vedette.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vedette.message.SideChannel.Pace;

/// When which stream is asked for a picture: politely, never twice at once, and less often while nobody looks or while
/// it fails. Confined to one thread; times are of `System.nanoTime()`.
final class StillsPlan {
    static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);
    private static final Duration LIST_EVERY = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    /// Pictures that nobody looks at are asked for this many times more seldom.
    private static final int SELDOM = 5;

    private final Duration every;
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private boolean listing;
    private long listAt = System.nanoTime();
    private long restUntil = System.nanoTime();
    private int failures;

    StillsPlan(Duration every) {
        this.every = every;
    }

    /// A stream and how it is asked.
    static final class Stream {
        private final String name;
        private boolean busy;
        private boolean wasAsked;
        private long askedAt;
        private Duration pause = Duration.ZERO;

        private Stream(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        /// The topic below the prefix on which the same picture would come.
        String below() {
            return StillsPlan.below(name);
        }

        void asked(long now) {
            busy = true;
            wasAsked = true;
            askedAt = now;
        }

        void came() {
            busy = false;
            pause = Duration.ZERO;
        }

        void failed(long now) {
            busy = false;
            askedAt = now;
            pause = AFTER_FAILURE;
        }

        /// The failure was the server's.
        private void forgive() {
            pause = Duration.ZERO;
        }

        private boolean isDue(long now, Duration pace) {
            Duration gap = pause.compareTo(pace) > 0 ? pause : pace;
            return !busy && (!wasAsked || now - askedAt >= gap.toNanos());
        }
    }

    /// As LightNVR spells a stream's name in topics.
    static String below(String name) {
        return "cameras/" + name.replaceAll("[^A-Za-z0-9-]", "_") + "/snapshot";
    }

    boolean listIsDue(long now) {
        return !listing && now - listAt >= 0 && now - restUntil >= 0;
    }

    void listAsked() {
        listing = true;
    }

    /// It came, or will not come.
    void listEnded() {
        listing = false;
    }

    /// Asks for the list before its time.
    void listSoon(long now) {
        listAt = now;
    }

    /// @return the names that can't be told from others by their topics
    List<String> listCame(List<String> names, long now) {
        if (failures > 0) {
            streams.values().forEach(Stream::forgive);
        }
        failures = 0;
        listAt = now + LIST_EVERY.toNanos();
        streams.keySet().retainAll(names);
        Set<String> topics = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (String name : names) {
            if (topics.add(below(name))) {
                streams.computeIfAbsent(name, Stream::new);
            } else {
                streams.remove(name);
                twice.add(name);
            }
        }
        return twice;
    }

    void listFailed(Duration pause, long now) {
        listAt = now + pause.toNanos();
    }

    /// Nothing at all is asked for so long.
    void rest(Duration pause, long now) {
        restUntil = now + pause.toNanos();
    }

    /// How long to wait after the server could not be reached once more.
    Duration nextPause() {
        return HealingLoop.pause(failures++);
    }

    /// The streams to ask now.
    List<Stream> due(long now, Function<Stream, Pace> paces) {
        List<Stream> due = new ArrayList<>();
        if (now - restUntil < 0) {
            return due;
        }
        for (Stream stream : streams.values()) {
            if (stream.isDue(now, every)) {
                Pace pace = paces.apply(stream);
                if (pace == Pace.USUAL || (pace == Pace.SELDOM && stream.isDue(now, every.multipliedBy(SELDOM)))) {
                    due.add(stream);
                }
            }
        }
        return due;
    }
}
