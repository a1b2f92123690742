package vedette.fuzz;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vedette.station.ChunkFuzz;
import vedette.video.BadPictureException;
import vedette.video.JpegDecoder;
import vedette.video.JpegHeader;
import vedette.video.PictureForm;
import vedette.video.PixelFrame;
import vedette.video.TurboJpegDecoder;

/// Any payload through the gate before the picture decoder, and what the gate lets through into the decoder itself,
/// where libturbojpeg is installed. A payload that begins with `pieces` is read as a picture in pieces.
public final class ImageGateFuzz {
    private static final byte[] PIECES = {'p', 'i', 'e', 'c', 'e', 's'};

    /// Larger pictures are rarely decoded here: one of the largest costs as much as a thousand small ones.
    private static final int USUALLY_DECODED = 1 << 18;

    private static final int DECODED_OF_LARGE = 256;
    private static final @Nullable JpegDecoder DECODER = TurboJpegDecoder.isAvailable() ? new TurboJpegDecoder() : null;
    private static PixelFrame target = PixelFrame.of(1, 1);
    private static int large;

    private ImageGateFuzz() {}

    /// Called by the fuzzer for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        Executions.run(input, ImageGateFuzz::take);
    }

    /// Called by the fuzzer at its end.
    public static void fuzzerTearDown() {
        Executions.say("pictures");
    }

    private static void take(byte[] input) {
        if (input.length > PIECES.length && Arrays.equals(input, 0, PIECES.length, PIECES, 0, PIECES.length)) {
            ChunkFuzz.take(Arrays.copyOfRange(input, PIECES.length, input.length));
            return;
        }
        try {
            byte[] jpeg = PictureForm.jpeg(input);
            Promises.require(jpeg.length <= PictureForm.LARGEST, "a picture within the limit");
            String comment = JpegHeader.comment(jpeg);
            Promises.require(comment == null || comment.length() <= 1024, "a short comment");
            JpegHeader header = JpegHeader.read(jpeg);
            Promises.require(
                    header.width() > 0
                            && header.height() > 0
                            && header.width() <= JpegHeader.LONGEST_SIDE
                            && header.height() <= JpegHeader.LONGEST_SIDE
                            && header.width() * header.height() <= JpegHeader.MOST_PIXELS,
                    "a picture's size within the limits");
            decode(jpeg, header);
        } catch (BadPictureException refused) {
            Promises.ofReason(refused.reason());
        }
    }

    private static void decode(byte[] jpeg, JpegHeader header) throws BadPictureException {
        JpegDecoder decoder = DECODER;
        boolean small = header.width() * header.height() <= USUALLY_DECODED;
        if (decoder == null || (!small && large++ % DECODED_OF_LARGE != 0)) {
            return;
        }
        int scale = 1 << (jpeg.length & 3);
        int width = JpegDecoder.scaled(header.width(), scale);
        int height = JpegDecoder.scaled(header.height(), scale);
        if (target.width() != width || target.height() != height) {
            target = PixelFrame.of(width, height);
        }
        decoder.decode(jpeg, header, scale, target);
    }
}
