package vedette.station;

import java.util.Arrays;
import java.util.BitSet;

/// The newest keys, each once, in 25 bytes a key: a ring of them in the order in which they came, and a hash table into
/// it. Confined to one thread.
final class RecentKeys {
    private static final int NONE = -1;

    private final long[] highs;
    private final long[] lows;
    private final BitSet fromBefore;
    /// Places in the ring, twice as many slots as keys, searched from a key's own slot onwards up to an empty one.
    private final int[] slots;
    private final int mask;

    private int next;
    private int size;

    /// @param capacity how many keys are remembered, a power of two
    RecentKeys(int capacity) {
        highs = new long[capacity];
        lows = new long[capacity];
        fromBefore = new BitSet(capacity);
        slots = new int[capacity * 2];
        Arrays.fill(slots, NONE);
        mask = slots.length - 1;
    }

    boolean contains(RepeatKey key) {
        return slots[slotOf(key.high(), key.low())] != NONE;
    }

    /// Takes a key in; the oldest one goes where there are too many. One that is known stays where it is.
    ///
    /// @param before whether it is of an earlier run of this program
    void add(RepeatKey key, boolean before) {
        if (contains(key)) {
            return;
        }
        if (size == highs.length) {
            forget(next);
        } else {
            size++;
        }
        highs[next] = key.high();
        lows[next] = key.low();
        fromBefore.set(next, before);
        slots[slotOf(key.high(), key.low())] = next;
        next = (next + 1) & (highs.length - 1);
    }

    /// Whether the key is known from an earlier run, and nobody has asked since.
    boolean firstMeetingSinceBefore(RepeatKey key) {
        int place = slots[slotOf(key.high(), key.low())];
        if (place == NONE || !fromBefore.get(place)) {
            return false;
        }
        fromBefore.clear(place);
        return true;
    }

    /// The slot of the key, or the empty one where it would be.
    private int slotOf(long high, long low) {
        int slot = (int) high & mask;
        while (slots[slot] != NONE && (highs[slots[slot]] != high || lows[slots[slot]] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// Empties the slot of a key, and moves up what stands behind it only because it was taken.
    private void forget(int place) {
        int gap = slotOf(highs[place], lows[place]);
        for (int slot = (gap + 1) & mask; slots[slot] != NONE; slot = (slot + 1) & mask) {
            int own = (int) highs[slots[slot]] & mask;
            if (((slot - own) & mask) >= ((slot - gap) & mask)) {
                slots[gap] = slots[slot];
                gap = slot;
            }
        }
        slots[gap] = NONE;
    }
}
