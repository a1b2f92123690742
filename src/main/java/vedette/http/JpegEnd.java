package vedette.http;

/// Finds where a JPEG ends while it is still coming, by walking over its segments: an end marker inside a preview, or a
/// boundary inside a comment, is not its end.
final class JpegEnd {
    /// The end has not come yet.
    static final int MORE = -1;

    /// These bytes are no whole JPEG.
    static final int NO_JPEG = -2;

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;

    private int at; // from the picture's first byte on
    private boolean begun;
    private boolean scanning;

    /// Goes on looking.
    ///
    /// @param bytes holds all bytes so far, from the picture's first on
    /// @param start where the picture's first byte is now
    /// @param end where they end, exclusive
    /// @return how many bytes the picture has, or [#MORE] or [#NO_JPEG]
    int find(byte[] bytes, int start, int end) {
        int length = end - start;
        if (!begun) {
            if (length < 2) {
                return length == 1 && unsigned(bytes[start]) != 0xFF ? NO_JPEG : MORE;
            }
            if (unsigned(bytes[start]) != 0xFF || unsigned(bytes[start + 1]) != START) {
                return NO_JPEG;
            }
            begun = true;
            at = 2;
        }
        while (true) {
            if (scanning && !skipScan(bytes, start, length)) {
                return MORE;
            }
            int found = marker(bytes, start, length);
            if (found != 0) {
                return found;
            }
        }
    }

    /// How many bytes were looked at or skipped; may be more than came.
    int lookedAt() {
        return at;
    }

    /// Skips a scan's data; leaves the position at the marker after it, or at a last byte that may begin one.
    private boolean skipScan(byte[] bytes, int start, int length) {
        while (at + 1 < length) {
            int next = unsigned(bytes[start + at + 1]);
            boolean data = unsigned(bytes[start + at]) != 0xFF || next == 0 || next == 0xFF || isRestart(next);
            if (!data) {
                scanning = false;
                return true;
            }
            at++;
        }
        return false;
    }

    /// @return 0 where a segment was skipped
    private int marker(byte[] bytes, int start, int length) {
        int code = at;
        while (code < length && unsigned(bytes[start + code]) == 0xFF) {
            code++;
        }
        if (code >= length) {
            return MORE;
        }
        int kind = unsigned(bytes[start + code]);
        if (code == at || kind == START || kind == 0) {
            return NO_JPEG;
        }
        if (kind == END) {
            return code + 1;
        }
        if (isRestart(kind) || kind == 0x01) {
            at = code + 1;
            return 0;
        }
        if (code + 2 >= length) {
            return MORE;
        }
        int size = unsigned(bytes[start + code + 1]) << 8 | unsigned(bytes[start + code + 2]);
        if (size < 2) {
            return NO_JPEG;
        }
        at = code + 1 + size;
        scanning = kind == SCAN;
        return 0;
    }

    private static boolean isRestart(int code) {
        return code >= 0xD0 && code <= 0xD7;
    }

    private static int unsigned(byte value) {
        return value & 0xFF;
    }
}
