package vedette.simulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Encodes pictures.
final class Jpeg {
    private static final float QUALITY = 0.8f;
    private static final float LOWEST_QUALITY = 0.45f;
    private static final float QUALITY_STEP = 0.15f;
    /// Cameras save on detail where there is much of it: 640×480 gives 51 kB at most, mostly.
    private static final int PIXELS_PER_BYTE = 6;

    private Jpeg() {}

    static byte[] encode(BufferedImage image) {
        int goal = image.getWidth() * image.getHeight() / PIXELS_PER_BYTE;
        float quality = QUALITY;
        byte[] jpeg = encode(image, quality);
        while (jpeg.length > goal && quality - QUALITY_STEP >= LOWEST_QUALITY) {
            quality -= QUALITY_STEP;
            jpeg = encode(image, quality);
        }
        return jpeg;
    }

    private static byte[] encode(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), parameters);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be encoded", e);
        } finally {
            writer.dispose();
        }
    }
}
