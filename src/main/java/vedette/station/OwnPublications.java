package vedette.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import vedette.message.InboundMessage;
import vedette.message.OutboundMessage;

/// What this station published lately: where it listens to its own topics, it comes back, and is nobody else's then.
/// Each counts as often as it was published. Thread-safe; at most 12,000 are remembered, for five minutes.
final class OwnPublications {
    static final int MOST = 12_000;
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private record Sent(int times, long nanos) {}

    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final LongSupplier nanos;

    OwnPublications(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void published(String broker, OutboundMessage message) {
        String key = key(broker, message.topic(), message.payload());
        Sent before = sent.remove(key);
        sent.put(key, new Sent(before == null ? 1 : before.times() + 1, nanos.getAsLong()));
        Iterator<Sent> oldest = sent.values().iterator();
        while (oldest.hasNext()) {
            boolean old = nanos.getAsLong() - oldest.next().nanos() > REMEMBERED.toNanos();
            if (!old && sent.size() <= MOST) {
                return;
            }
            oldest.remove();
        }
    }

    /// Whether a message is one of these; it is one fewer then.
    synchronized boolean cameBack(InboundMessage message) {
        String key = key(message.broker(), message.topic(), message.payload());
        Sent known = sent.get(key);
        if (known == null || nanos.getAsLong() - known.nanos() > REMEMBERED.toNanos()) {
            return false;
        }
        if (known.times() == 1) {
            sent.remove(key);
        } else {
            sent.put(key, new Sent(known.times() - 1, known.nanos()));
        }
        return true;
    }

    private static String key(String broker, String topic, byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((broker + "\n" + topic + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
