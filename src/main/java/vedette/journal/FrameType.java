package vedette.journal;

import org.jspecify.annotations.Nullable;

/// What a frame is.
enum FrameType {
    CONTENT(1, 5 + Sha256.BYTES + 4),
    RECORD(2, Frame.RECORD_FIXED + 4),
    CHECKPOINT(3, Frame.RECORD_FIXED + Frame.SIGNATURE + 4),
    TOMBSTONE(4, 5 + Frame.SIGNATURE + 4),
    CLOSING(5, Frame.RECORD_FIXED + Frame.SIGNATURE + 4);

    private static final FrameType[] ALL = values();

    private final byte code;
    private final int shortest;

    FrameType(int code, int shortest) {
        this.code = (byte) code;
        this.shortest = shortest;
    }

    byte code() {
        return code;
    }

    /// How many bytes it has at least.
    int shortest() {
        return shortest;
    }

    /// Whether it is a step of the chain with an id of its own.
    boolean isRecord() {
        return this == RECORD || isSigned();
    }

    /// Whether it is a record that is signed.
    boolean isSigned() {
        return this == CHECKPOINT || this == CLOSING;
    }

    static @Nullable FrameType of(byte code) {
        return code >= 1 && code <= ALL.length ? ALL[code - 1] : null;
    }
}
