package vedette.store;

import java.util.Arrays;

/// Reads a block of terms from its beginning to its end.
final class TermCursor {
    private byte[] block = {};
    private int next;

    private byte[] term = new byte[256];
    private int termLength;
    private int slot;
    private int code;
    private int at;
    private int length;

    void begin(byte[] newBlock) {
        block = newBlock;
        next = 0;
        termLength = 0;
    }

    boolean next() {
        if (next >= block.length) {
            return false;
        }
        int shared = varint();
        int rest = varint();
        if (shared + rest > term.length) {
            term = Arrays.copyOf(term, shared + rest + 256);
        }
        System.arraycopy(block, next, term, shared, rest);
        next += rest;
        termLength = shared + rest;
        slot = block[next++] & 0xff;
        code = varint();
        length = varint();
        at = next;
        next += length;
        return true;
    }

    private int varint() {
        int read = block[next++];
        int value = read & 0x7f;
        for (int shift = 7; read < 0; shift += 7) {
            read = block[next++];
            value |= (read & 0x7f) << shift;
        }
        return value;
    }

    int compareTo(byte[] other) {
        return Arrays.compareUnsigned(term, 0, termLength, other, 0, other.length);
    }

    /// Changes with the next step.
    byte[] term() {
        return term;
    }

    int termLength() {
        return termLength;
    }

    String text() {
        return TermField.text(term, termLength);
    }

    int slot() {
        return slot;
    }

    int code() {
        return code;
    }

    byte[] block() {
        return block;
    }

    int at() {
        return at;
    }

    int length() {
        return length;
    }
}
