package vedette.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 as a value.
record Sha256(long first, long second, long third, long fourth) {
    static final int BYTES = 32;

    static Sha256 read(byte[] bytes, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, at, BYTES);
        return new Sha256(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    static Sha256 of(byte[] bytes) {
        return read(digest().digest(bytes), 0);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void write(ByteBuffer into) {
        into.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        write(buffer);
        return buffer.array();
    }

    String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
