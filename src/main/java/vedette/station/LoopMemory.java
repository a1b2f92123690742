package vedette.station;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What the bridges have just published at brokers that know MQTT 3.1.1 only, where a message can't say itself where it
/// has been. Bounded in number and time, shared by all bridges of a station, thread-safe.
final class LoopMemory {
    /// How long a message is known again.
    static final Duration WINDOW = Duration.ofSeconds(30);

    /// How many are known at most; the oldest is forgotten first.
    static final int MOST = 8192;

    /// The same message so often in so short a time goes round through bridges of other stations.
    static final int ROUNDS = 16;

    static final Duration ROUNDS_WITHIN = Duration.ofSeconds(10);

    private final Map<Key, Deque<Publication>> known = new HashMap<>();
    private final Deque<Key> oldestFirst = new ArrayDeque<>();
    private final Map<Key, Deque<Taken>> taken = new LinkedHashMap<>();

    /// A message at a broker, or as a bridge takes it.
    private record Key(String place, ByteBuffer digest) {}

    /// @param heardBy the bridges that have heard it since: each hears one message once
    private record Publication(Hops hops, long nanos, Set<String> heardBy) {}

    private record Taken(String topic, long nanos) {}

    /// A bridge is about to publish this.
    ///
    /// @param hops where it has been
    synchronized void published(String broker, String topic, byte[] payload, Hops hops, long nanos) {
        Key key = new Key(broker, digest(topic, payload));
        known.computeIfAbsent(key, absent -> new ArrayDeque<>()).addLast(new Publication(hops, nanos, new HashSet<>()));
        oldestFirst.addLast(key);
        while (oldestFirst.size() > MOST) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Key oldest = oldestFirst.removeFirst();
        Deque<Publication> publications = known.get(oldest);
        if (publications != null) {
            publications.pollFirst();
            if (publications.isEmpty()) {
                known.remove(oldest);
            }
        }
    }

    /// Where a message has been that a bridge hears at a broker; nowhere where no bridge of this station published it.
    synchronized Hops heard(String bridge, String broker, String topic, byte[] payload, long nanos) {
        Deque<Publication> publications = known.get(new Key(broker, digest(topic, payload)));
        if (publications != null) {
            for (Publication each : publications) {
                if (nanos - each.nanos() <= WINDOW.toNanos() && each.heardBy().add(bridge)) {
                    return each.hops();
                }
            }
        }
        return Hops.NONE;
    }

    /// Whether a message comes so often that it must be going round. A topic that grows at each round is known by its
    /// end.
    synchronized boolean goesRound(String bridge, String topic, byte[] payload, long nanos) {
        String last = topic.substring(topic.lastIndexOf('/') + 1);
        Key key = new Key(bridge, digest(last, payload));
        Deque<Taken> before = taken.remove(key);
        Deque<Taken> all = before == null ? new ArrayDeque<>() : before;
        all.removeIf(each -> nanos - each.nanos() > ROUNDS_WITHIN.toNanos());
        long same = all.stream()
                .filter(each -> each.topic().endsWith(topic) || topic.endsWith(each.topic()))
                .count();
        all.addLast(new Taken(topic, nanos));
        if (all.size() > 16 * ROUNDS) {
            all.removeFirst();
        }
        taken.put(key, all);
        Iterator<Key> oldest = taken.keySet().iterator();
        if (taken.size() > MOST / 2) {
            oldest.next();
            oldest.remove();
        }
        return same >= ROUNDS;
    }

    /// How many publications are known.
    synchronized int size() {
        return oldestFirst.size();
    }

    private static ByteBuffer digest(String topic, byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(topic.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return ByteBuffer.wrap(digest.digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
