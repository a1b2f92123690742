package vedette.station;

import java.util.Arrays;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route.Chunk;

/// Any order of any pieces: each input byte of a piece's head says which piece it is and how long.
public final class ChunkFuzz {
    private static final int LARGEST_PICTURE = 8 << 20;

    private ChunkFuzz() {}

    public static void take(byte[] input) {
        ChunkAssembler assembler = new ChunkAssembler();
        Chunk[] kinds = Chunk.values();
        int at = 0;
        while (at + 1 < input.length) {
            Chunk kind = kinds[(input[at] & 0xFF) % kinds.length];
            int end = Math.min(input.length, at + 2 + (input[at + 1] & 0xFF));
            try {
                byte[] whole = assembler.take(kind, Arrays.copyOfRange(input, at + 2, end));
                if (whole != null && (kind != Chunk.END || whole.length > LARGEST_PICTURE || whole.length == 0)) {
                    throw new IllegalStateException("a picture of " + whole.length + " bytes at " + kind);
                }
            } catch (MalformedPayloadException refused) {
                if (refused.reason().isBlank()) {
                    throw new IllegalStateException("refused without a reason", refused);
                }
            }
            at = end;
        }
    }
}
