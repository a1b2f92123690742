package vedette.store;

import java.util.Arrays;

/// Bytes that grow.
final class ByteSink {
    private byte[] bytes;
    private int size;

    ByteSink(int room) {
        bytes = new byte[room];
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }

    /// Forgets what came after the first bytes.
    void truncate(int length) {
        size = length;
    }

    void put(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void put(byte[] from, int at, int length) {
        room(length);
        System.arraycopy(from, at, bytes, size, length);
        size += length;
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    void putVarint(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            put(rest | 0x80);
            rest >>>= 7;
        }
        put(rest);
    }

    /// The lowest bytes of a number, the lowest first.
    void putNumber(long value, int width) {
        for (int i = 0; i < width; i++) {
            put((int) (value >>> (8 * i)));
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
