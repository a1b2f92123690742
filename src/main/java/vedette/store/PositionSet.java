package vedette.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A term's positions in a chunk as bytes: nothing where it has all of them, distances where it has few, else a bit for
/// each. In memory a set is a bit for each position in an array of longs.
///
/// Its code is the number of positions times four plus its form.
final class PositionSet {
    private static final int LISTED = 0;
    private static final int BITS = 1;
    private static final int ALL = 2;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PositionSet() {}

    static int count(int code) {
        return code >>> 2;
    }

    static int words(int docs) {
        return (docs + 63) >>> 6;
    }

    /// Appends the bytes of a set.
    ///
    /// @param positions rising
    /// @param docs how many positions the chunk has
    /// @return the set's code
    static int write(int[] positions, int count, int docs, ByteSink sink) {
        if (count == docs) {
            return count << 2 | ALL;
        }
        int begun = sink.size();
        int longest = words(docs) * Long.BYTES;
        // A distance takes at least a byte, so that more positions than that can't become shorter.
        if (count <= longest) {
            int last = 0;
            for (int i = 0; i < count && sink.size() - begun <= longest; i++) {
                sink.putVarint(positions[i] - last);
                last = positions[i];
            }
            if (sink.size() - begun <= longest) {
                return count << 2 | LISTED;
            }
        }
        byte[] bits = new byte[longest];
        for (int i = 0; i < count; i++) {
            bits[positions[i] >>> 3] |= (byte) (1 << (positions[i] & 7));
        }
        sink.truncate(begun);
        sink.put(bits, 0, longest);
        return count << 2 | BITS;
    }

    /// Adds the positions of a set to others.
    static void addTo(long[] target, int docs, int code, byte[] bytes, int at, int length) {
        switch (code & 3) {
            case ALL -> fill(target, docs);
            case BITS -> {
                for (int i = 0; i < target.length; i++) {
                    target[i] |= (long) LONGS.get(bytes, at + i * Long.BYTES);
                }
            }
            default -> {
                int position = 0;
                int next = at;
                while (next < at + length) {
                    int read = bytes[next++];
                    int distance = read & 0x7f;
                    for (int shift = 7; read < 0; shift += 7) {
                        read = bytes[next++];
                        distance |= (read & 0x7f) << shift;
                    }
                    position += distance;
                    target[position >>> 6] |= 1L << position;
                }
            }
        }
    }

    /// How many of a set's positions others have too.
    static int countIn(long[] others, int code, byte[] bytes, int at, int length) {
        switch (code & 3) {
            case ALL -> {
                return count(others);
            }
            case BITS -> {
                int count = 0;
                for (int i = 0; i < others.length; i++) {
                    count += Long.bitCount(others[i] & (long) LONGS.get(bytes, at + i * Long.BYTES));
                }
                return count;
            }
            default -> {
                return countListed(others, bytes, at, at + length);
            }
        }
    }

    private static int countListed(long[] others, byte[] bytes, int at, int end) {
        int count = 0;
        int position = 0;
        int next = at;
        while (next < end) {
            int read = bytes[next++];
            int distance = read & 0x7f;
            for (int shift = 7; read < 0; shift += 7) {
                read = bytes[next++];
                distance |= (read & 0x7f) << shift;
            }
            position += distance;
            count += (int) (others[position >>> 6] >>> position) & 1;
        }
        return count;
    }

    static void fill(long[] target, int docs) {
        Arrays.fill(target, 0, docs >>> 6, -1);
        if ((docs & 63) != 0) {
            target[docs >>> 6] |= (1L << docs) - 1;
        }
    }

    static int count(long[] positions) {
        int count = 0;
        for (long word : positions) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /// How many there are from one position, inclusive, to another, exclusive.
    static int count(long[] positions, int from, int to) {
        if (from >= to) {
            return 0;
        }
        int first = from >>> 6;
        int last = (to - 1) >>> 6;
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            return Long.bitCount(positions[first] & head & tail);
        }
        int count = Long.bitCount(positions[first] & head) + Long.bitCount(positions[last] & tail);
        for (int i = first + 1; i < last; i++) {
            count += Long.bitCount(positions[i]);
        }
        return count;
    }

    /// Keeps only what others have too.
    ///
    /// @return whether anything is left
    static boolean keep(long[] positions, long[] others) {
        long any = 0;
        for (int i = 0; i < positions.length; i++) {
            positions[i] &= others[i];
            any |= positions[i];
        }
        return any != 0;
    }

    static void remove(long[] positions, long[] others) {
        for (int i = 0; i < positions.length; i++) {
            positions[i] &= ~others[i];
        }
    }

    /// Empties what is outside of a span.
    static void cut(long[] positions, int from, int to) {
        for (int i = 0; i < positions.length; i++) {
            int begin = i << 6;
            if (begin + 64 <= from || begin >= to) {
                positions[i] = 0;
            } else {
                positions[i] &= begin < from ? -1L << from : -1L;
                positions[i] &= begin + 64 > to ? -1L >>> -to : -1L;
            }
        }
    }

    /// The highest position below a bound, or -1.
    static int below(long[] positions, int bound) {
        int word = (bound - 1) >> 6;
        if (bound <= 0) {
            return -1;
        }
        long rest = positions[word] & (-1L >>> -bound);
        while (rest == 0) {
            if (--word < 0) {
                return -1;
            }
            rest = positions[word];
        }
        return (word << 6) + 63 - Long.numberOfLeadingZeros(rest);
    }

    /// The lowest position from a bound on, or -1.
    static int from(long[] positions, int bound) {
        int word = bound >>> 6;
        if (word >= positions.length) {
            return -1;
        }
        long rest = positions[word] & (-1L << bound);
        while (rest == 0) {
            if (++word >= positions.length) {
                return -1;
            }
            rest = positions[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    static byte[] bytes(long[] positions) {
        byte[] bytes = new byte[positions.length * Long.BYTES];
        for (int i = 0; i < positions.length; i++) {
            LONGS.set(bytes, i * Long.BYTES, positions[i]);
        }
        return bytes;
    }

    static long[] longs(byte[] bytes) {
        long[] longs = new long[bytes.length / Long.BYTES];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = (long) LONGS.get(bytes, i * Long.BYTES);
        }
        return longs;
    }
}
