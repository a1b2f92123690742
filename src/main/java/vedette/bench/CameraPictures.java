package vedette.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Draws pictures that cost a decoder what a camera's do: soft areas, edges, and a sensor's noise all over.
final class CameraPictures {
    private static final float QUALITY = 0.8f;
    private static final double NOISE = 5;

    private CameraPictures() {}

    /// A scene as a JPEG of quality 80; always the same bytes for the same size.
    static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage scene = scene(width, height, new Random(width));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(scene, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage scene(int width, int height, Random random) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(120, 150, 190), 0, height / 2f, new Color(200, 205, 210)));
        g.fillRect(0, 0, width, height / 2);
        g.setPaint(new GradientPaint(0, height / 2f, new Color(90, 95, 85), 0, height, new Color(50, 52, 48)));
        g.fillRect(0, height / 2, width, height - height / 2);
        for (int i = 0; i < 60; i++) {
            int size = height / 30 + random.nextInt(height / 6);
            int x = random.nextInt(width) - size / 2;
            int y = height / 4 + random.nextInt(height * 2 / 3) - size / 2;
            g.setColor(new Color(random.nextInt(200), random.nextInt(200), random.nextInt(200)));
            if (i % 3 == 0) {
                g.fillOval(x, y, size, size * 2);
            } else {
                g.fillRect(x, y, size * 2, size);
            }
            g.setColor(g.getColor().darker());
            g.setStroke(new BasicStroke(1 + height / 400f));
            g.drawLine(x, y, x + size * 2, y + size);
        }
        g.dispose();
        addNoise(image, random);
        return image;
    }

    private static void addNoise(BufferedImage image, Random random) {
        int[] row = new int[image.getWidth() * 3];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, image.getWidth(), 1, row);
            for (int x = 0; x < row.length; x += 3) {
                // Mostly brightness: cameras smooth the colours.
                double grey = random.nextGaussian() * NOISE;
                for (int colour = 0; colour < 3; colour++) {
                    row[x + colour] = Math.clamp(Math.round(row[x + colour] + grey), 0, 255);
                }
            }
            image.getRaster().setPixels(0, y, image.getWidth(), 1, row);
        }
    }
}
