package vedette.simulator;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// The pictures that come with the program.
final class Media {
    private Media() {}

    /// Reads a picture as RGB, which draws and encodes faster than what the JPEG reader gives for grey
    /// ones.
    ///
    /// @throws IllegalStateException when the program was packed without it
    static BufferedImage read(String name) {
        try (@Nullable InputStream bytes = Media.class.getResourceAsStream("media/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException("the program was packed without its picture " + name);
            }
            BufferedImage stored = ImageIO.read(bytes);
            if (stored == null) {
                throw new IllegalStateException("the program's picture " + name + " is no picture");
            }
            BufferedImage rgb = new BufferedImage(stored.getWidth(), stored.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D graphics = rgb.createGraphics();
            graphics.drawImage(stored, 0, 0, null);
            graphics.dispose();
            return rgb;
        } catch (IOException e) {
            throw new UncheckedIOException("the program's picture " + name + " cannot be read", e);
        }
    }
}
