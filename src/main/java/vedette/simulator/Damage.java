package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Makes bad messages of good ones.
final class Damage {
    private static final int OVERSIZE = 20_000;
    private static final int DEPTH = 5_000;

    private Damage() {}

    static byte[] picture(byte[] jpeg, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(jpeg, Math.max(4, jpeg.length / 3));
            case 1 ->
                "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>".getBytes(StandardCharsets.US_ASCII);
            default -> oversize(jpeg);
        };
    }

    /// The same with another size in its frame header (SOF0 to SOF2).
    private static byte[] oversize(byte[] jpeg) {
        byte[] changed = jpeg.clone();
        int at = 2;
        while (at + 8 < changed.length && (changed[at] & 0xFF) == 0xFF) {
            int marker = changed[at + 1] & 0xFF;
            if (marker >= 0xC0 && marker <= 0xC2) {
                changed[at + 5] = (byte) (OVERSIZE >> 8);
                changed[at + 6] = (byte) OVERSIZE;
                changed[at + 7] = (byte) (OVERSIZE >> 8);
                changed[at + 8] = (byte) OVERSIZE;
                return changed;
            }
            at += 2 + (((changed[at + 2] & 0xFF) << 8) | (changed[at + 3] & 0xFF));
        }
        return changed;
    }

    static byte[] event(byte[] json, Random random) {
        String text = new String(json, StandardCharsets.UTF_8);
        String bad = switch (random.nextInt(4)) {
            case 0 -> text.substring(0, text.length() / 2);
            case 1 -> text.replaceAll("([:\\[] ?)-?\\d[\\d.eE+-]*", "$1NaN");
            case 2 -> text.replaceAll("([:\\[] ?)-?\\d[\\d.eE+-]*", "$1\"much\"");
            default -> "{\"confidences\": ".repeat(DEPTH) + text + "}".repeat(DEPTH);
        };
        return bad.equals(text) ? "much".getBytes(StandardCharsets.UTF_8) : bad.getBytes(StandardCharsets.UTF_8);
    }
}
