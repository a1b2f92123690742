package vedette.station;

import vedette.message.InboundMessage;
import vedette.message.MessageProperty;

/// What a bridge holds in memory: bounded in number and bytes. Thread-safe.
final class Held {
    /// Brokers have at most 20 to 100 messages under way to one client, unless they are told otherwise.
    static final int MOST_MESSAGES = 4096;

    static final long MOST_BYTES = 16L << 20;

    private int messages;
    private long bytes;

    /// What a message takes, in bytes.
    static int size(InboundMessage message) {
        int size = message.payload().length + 2 * message.topic().length() + 256;
        for (MessageProperty property : message.properties()) {
            size += 2 * (property.name().length() + property.value().length()) + 64;
        }
        return size;
    }

    /// @return false where there is no room; one message always has room, or it would never go over
    synchronized boolean take(int size) {
        if (messages > 0 && (messages >= MOST_MESSAGES || bytes + size > MOST_BYTES)) {
            return false;
        }
        messages++;
        bytes += size;
        return true;
    }

    synchronized void release(int size) {
        messages--;
        bytes -= size;
    }

    synchronized int count() {
        return messages;
    }
}
