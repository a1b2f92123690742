package vedette.station;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route.Chunk;

/// Puts a picture together that comes in pieces. Confined to the thread of the frames connection.
final class ChunkAssembler {
    private static final int LARGEST_PICTURE = 8 << 20;

    /// Memory is taken as data come: anybody can announce much.
    private static final int FIRST_PIECE = 16 << 10;

    private @Nullable ByteArrayOutputStream parts;
    private int announced;

    /// Takes the next piece.
    ///
    /// @return the whole picture when this was its last piece, else null
    /// @throws MalformedPayloadException when the pieces do not make a picture; the next start begins anew
    byte @Nullable [] take(Chunk chunk, byte[] payload) throws MalformedPayloadException {
        return switch (chunk) {
            case START -> {
                parts = null;
                announced = length(payload);
                parts = new ByteArrayOutputStream(Math.min(announced, FIRST_PIECE));
                yield null;
            }
            case DATA -> {
                ByteArrayOutputStream picture = begun("data");
                if (picture.size() + payload.length > announced) {
                    parts = null;
                    throw new MalformedPayloadException("more data than the " + announced + " bytes announced");
                }
                picture.writeBytes(payload);
                yield null;
            }
            case END -> {
                ByteArrayOutputStream picture = begun("end");
                parts = null;
                if (picture.size() != announced) {
                    throw new MalformedPayloadException(
                            picture.size() + " bytes came of the " + announced + " announced");
                }
                yield picture.toByteArray();
            }
        };
    }

    private ByteArrayOutputStream begun(String what) throws MalformedPayloadException {
        ByteArrayOutputStream picture = parts;
        if (picture == null) {
            throw new MalformedPayloadException(what + " of a picture whose start did not come");
        }
        return picture;
    }

    private static int length(byte[] payload) throws MalformedPayloadException {
        String text = new String(payload, 0, Math.min(payload.length, 16), StandardCharsets.UTF_8).strip();
        try {
            int length = Integer.parseInt(text);
            if (length > 0 && length <= LARGEST_PICTURE) {
                return length;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new MalformedPayloadException("a picture's length was expected, 1 to " + LARGEST_PICTURE + ", not “"
                + vedette.model.Printable.text(text, 20) + "”");
    }
}
