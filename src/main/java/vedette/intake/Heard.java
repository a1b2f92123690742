package vedette.intake;

import java.util.EnumSet;
import java.util.Set;

/// What is remembered of one unknown topic. Immutable.
///
/// @param count messages so far, those that the broker had kept not counted
/// @param firstNanos when the first came, by `System.nanoTime()`
/// @param traits everything that its messages have shown
/// @param sniffed what its newest message showed that was looked at
/// @param payload that message, up to 256 kB; empty where it was longer or given up for room
public record Heard(
        String topic,
        long count,
        long firstNanos,
        long lastNanos,
        boolean retained,
        Set<Trait> traits,
        Sniffed sniffed,
        Payload payload) {
    /// A message's bytes. Compared by identity.
    public static final class Payload {
        static final Payload NONE = new Payload(new byte[0]);

        private final byte[] bytes;

        Payload(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    Heard again(long nanos, boolean kept) {
        return new Heard(topic, count + (kept ? 0 : 1), firstNanos, nanos, retained || kept, traits, sniffed, payload);
    }

    Heard looked(Sniffed now, Payload sample) {
        Set<Trait> all = EnumSet.copyOf(traits);
        all.addAll(now.traits());
        return new Heard(topic, count, firstNanos, lastNanos, retained, all, now, sample);
    }

    Heard withoutSample() {
        return new Heard(topic, count, firstNanos, lastNanos, retained, traits, sniffed.withoutPicture(), Payload.NONE);
    }

    int bytes() {
        Sniffed.JpegSample jpeg = sniffed.jpeg();
        int own = jpeg == null || jpeg.bytes() == payload.bytes() ? 0 : jpeg.bytes().length;
        return payload.bytes().length + own;
    }

    /// Seconds between two messages, or NaN where fewer than three came.
    public double secondsBetween() {
        return count < 3 ? Double.NaN : (lastNanos - firstNanos) / 1e9 / (count - 1);
    }
}
