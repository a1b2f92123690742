package vedette.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.message.InboundMessage;

/// The topics of one broker that no camera system takes, within bounds whatever comes. Confined to one thread.
public final class UnknownTopics {
    /// How many topics are remembered.
    public static final int MOST_TOPICS = 500;

    /// The longest message of which a sample is kept, in bytes.
    public static final int LARGEST_SAMPLE = 256_000;

    private static final int LONGEST_TOPIC = 512;
    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    private final Map<String, Heard> heard = new HashMap<>();
    private final Map<String, Long> lookedNanos = new HashMap<>();
    private final long room;
    private long bytes;
    private long forgotten;

    /// @param room how many bytes of samples are kept
    public UnknownTopics(long room) {
        this.room = room;
    }

    /// Takes a message.
    ///
    /// @return whether there is anything new about its topic
    public boolean take(InboundMessage message) {
        String topic = message.topic();
        if (topic.length() > LONGEST_TOPIC) {
            forgotten++;
            return false;
        }
        Heard known = heard.get(topic);
        if (message.payload().length == 0) {
            return message.retained() ? false : known != null && Discovery.isConfig(topic) && forget(topic);
        }
        long now = message.arrivedNanos();
        if (known != null && now - lookedNanos.getOrDefault(topic, 0L) < LOOK_EVERY_NANOS) {
            heard.put(topic, known.again(now, message.retained()));
            return false;
        }
        if (known == null && heard.size() >= MOST_TOPICS) {
            forgetQuietest();
        }
        Sniffed sniffed = Sniffer.sniff(topic, message.payload());
        boolean small = message.payload().length <= LARGEST_SAMPLE;
        Heard before = known != null
                ? known.again(now, message.retained())
                : new Heard(
                        topic,
                        message.retained() ? 0 : 1,
                        now,
                        now,
                        message.retained(),
                        EnumSet.copyOf(sniffed.traits()),
                        sniffed,
                        Heard.Payload.NONE);
        put(before.looked(
                small ? sniffed : sniffed.withoutPicture(),
                small ? new Heard.Payload(message.payload()) : Heard.Payload.NONE));
        lookedNanos.put(topic, now);
        return true;
    }

    private void put(Heard now) {
        Heard before = heard.put(now.topic(), now);
        bytes += now.bytes() - (before == null ? 0 : before.bytes());
        while (bytes > room) {
            Heard oldest = heard.values().stream()
                    .filter(each -> each.bytes() > 0)
                    .min(Comparator.comparingLong(Heard::lastNanos))
                    .orElseThrow();
            Heard bare = oldest.withoutSample();
            heard.put(bare.topic(), bare);
            bytes -= oldest.bytes();
        }
    }

    /// A flood of made-up topics speaks once on each: what spoke often or looks like a camera stays.
    private void forgetQuietest() {
        heard.values().stream()
                .min(Comparator.<Heard>comparingInt(each -> worth(each)).thenComparingLong(Heard::lastNanos))
                .ifPresent(each -> {
                    forget(each.topic());
                    forgotten++;
                });
    }

    private static int worth(Heard heard) {
        boolean ofACamera = heard.traits().stream().anyMatch(Trait::isOfACamera);
        int often = (int) Math.min(heard.count(), 10);
        return often + (ofACamera || heard.traits().contains(Trait.DISCOVERY) ? 5 : 0);
    }

    /// Forgets a topic.
    public boolean forget(String topic) {
        Heard gone = heard.remove(topic);
        lookedNanos.remove(topic);
        bytes -= gone == null ? 0 : gone.bytes();
        return gone != null;
    }

    /// All that is remembered.
    public List<Heard> all() {
        return new ArrayList<>(heard.values());
    }

    /// How many bytes the samples take.
    public long bytes() {
        return bytes;
    }

    /// How many topics were forgotten for want of room.
    public long forgotten() {
        return forgotten;
    }
}
