package vedette.video;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Makes JPEGs for tests, with the JDK's own encoder.
final class Jpegs {
    private Jpegs() {}

    /// A colour picture: a gradient, two shapes and a little noise.
    static byte[] colour(int width, int height) {
        return encode(drawn(width, height, BufferedImage.TYPE_3BYTE_BGR, 1), false);
    }

    /// Another picture for each seed.
    static byte[] seeded(int width, int height, int seed) {
        return encode(drawn(width, height, BufferedImage.TYPE_3BYTE_BGR, seed), false);
    }

    static byte[] grey(int width, int height) {
        return encode(drawn(width, height, BufferedImage.TYPE_BYTE_GRAY, 1), false);
    }

    static byte[] progressive(int width, int height) {
        return encode(drawn(width, height, BufferedImage.TYPE_3BYTE_BGR, 1), true);
    }

    static EncodedFrame frame(byte[] payload) {
        return EncodedFrame.of(payload, System.nanoTime(), Instant.EPOCH, false);
    }

    static BufferedImage drawn(int width, int height, int type, int seed) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(30, 60, 140), width, height, new Color(220, 160, 60)));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(40, 150, 60));
        g.fillOval(width / 5, height / 4, width / 3, height / 2);
        g.setColor(new Color(200, 40 + seed % 100, 40));
        g.fillRect(width * 6 / 10, height / 3, width / 4, height / 3);
        g.dispose();
        Random random = new Random(seed);
        for (int i = 0; i < width * height / 8; i++) {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            image.setRGB(x, y, new Color(image.getRGB(x, y)).brighter().getRGB());
        }
        return image;
    }

    static byte[] encode(BufferedImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.8f);
            if (progressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static BufferedImage byImageIo(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the frame header's marker (SOF0 to SOF2) begins.
    static int sizeAt(byte[] jpeg) {
        for (int at = 2; at < jpeg.length - 1; at += 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF))) {
            int code = jpeg[at + 1] & 0xFF;
            if (code >= 0xC0 && code <= 0xC2) {
                return at;
            }
        }
        throw new IllegalArgumentException("no size");
    }

    /// The picture with another size in its header.
    static byte[] withSize(byte[] jpeg, int width, int height) {
        byte[] changed = jpeg.clone();
        int at = sizeAt(jpeg);
        changed[at + 5] = (byte) (height >> 8);
        changed[at + 6] = (byte) height;
        changed[at + 7] = (byte) (width >> 8);
        changed[at + 8] = (byte) width;
        return changed;
    }

    /// The picture with another marker for its frame header.
    static byte[] withKind(byte[] jpeg, int code) {
        byte[] changed = jpeg.clone();
        changed[sizeAt(jpeg) + 1] = (byte) code;
        return changed;
    }

    /// The picture with a comment right after its start.
    static byte[] withComment(byte[] jpeg, String comment) {
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        byte[] segment = new byte[text.length + 4];
        segment[0] = (byte) 0xFF;
        segment[1] = (byte) 0xFE;
        segment[2] = (byte) ((text.length + 2) >> 8);
        segment[3] = (byte) (text.length + 2);
        System.arraycopy(text, 0, segment, 4, text.length);
        return insert(jpeg, 2, segment);
    }

    /// The picture without the data of its second half, but with an end marker.
    static byte[] withoutHalf(byte[] jpeg) {
        byte[] half = Arrays.copyOf(jpeg, jpeg.length / 2 + 2);
        half[half.length - 2] = (byte) 0xFF;
        half[half.length - 1] = (byte) 0xD9;
        return half;
    }

    static byte[] insert(byte[] bytes, int at, byte... inserted) {
        byte[] longer = new byte[bytes.length + inserted.length];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(inserted, 0, longer, at, inserted.length);
        System.arraycopy(bytes, at, longer, at + inserted.length, bytes.length - at);
        return longer;
    }
}
