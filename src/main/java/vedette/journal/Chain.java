package vedette.journal;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Computes links. Confined to one thread.
final class Chain {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX = 64;
    private static final int LONGEST_ID = 19;

    private final MessageDigest sha = Sha256.digest();
    private final byte[] text = new byte[HEX + 1 + LONGEST_ID + 1 + HEX + 1];

    /// The link of a record: the SHA-256 of the text `linkBefore id headerHash\n`.
    byte[] link(byte[] linkBefore, long id, byte[] headerHash) {
        int at = hex(linkBefore, 0);
        text[at++] = ' ';
        at = decimal(id, at);
        text[at++] = ' ';
        at = hex(headerHash, at);
        text[at++] = '\n';
        sha.update(text, 0, at);
        return sha.digest();
    }

    /// The SHA-256 of part of an array.
    byte[] hash(byte[] bytes, int from, int length) {
        sha.update(bytes, from, length);
        byte[] result = new byte[Sha256.BYTES];
        try {
            sha.digest(result, 0, Sha256.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", e);
        }
        return result;
    }

    static String text(byte[] link) {
        return HexFormat.of().formatHex(link);
    }

    /// Reads a link's 64 digits.
    ///
    /// @throws IllegalArgumentException where it is none
    static byte[] parse(String link) {
        if (link.length() != HEX) {
            throw new IllegalArgumentException("a link has 64 hexadecimal digits, not " + link.length());
        }
        return HexFormat.of().parseHex(link);
    }

    private int hex(byte[] bytes, int from) {
        int at = from;
        for (byte each : bytes) {
            text[at++] = DIGITS[(each >> 4) & 15];
            text[at++] = DIGITS[each & 15];
        }
        return at;
    }

    private int decimal(long id, int from) {
        int digits = 1;
        for (long rest = id / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = id;
        for (int at = from + digits - 1; at >= from; at--) {
            text[at] = DIGITS[(int) (rest % 10)];
            rest /= 10;
        }
        return from + digits;
    }
}
