package vedette.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parts of the index that were read last. They never change under their place. Confined to one thread.
final class BlockCache {
    private static final int OVERHEAD = 120;

    private final long mostBytes;
    private final Map<Long, byte[]> parts = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    BlockCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    byte @Nullable [] get(long key) {
        return parts.get(key);
    }

    void put(long key, byte[] part) {
        byte[] before = parts.put(key, part);
        bytes += part.length + OVERHEAD - (before == null ? 0 : before.length + OVERHEAD);
        Iterator<byte[]> eldest = parts.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().length + OVERHEAD;
            eldest.remove();
        }
    }
}
