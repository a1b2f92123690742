package vedette.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelScalerTest {
    private final PixelScaler scaler = new PixelScaler();

    @ParameterizedTest
    @CsvSource({
        "641, 479, 265, 198",
        "640, 480, 333, 250",
        "320, 240, 411, 308",
        "17, 13, 16, 12",
        "16, 12, 17, 13",
        "64, 48, 1, 1",
        "1, 1, 7, 5",
        "2, 1, 5, 3",
        "1, 9, 4, 4",
        "4096, 3, 2048, 2",
        "3, 2, 3, 5"
    })
    void mixesTheFourNearest(int width, int height, int toWidth, int toHeight) {
        PixelFrame from = noise(width, height);
        PixelFrame to = PixelFrame.of(toWidth, toHeight);
        scaler.scale(from, to);
        for (int y = 0; y < toHeight; y++) {
            for (int x = 0; x < toWidth; x++) {
                for (int channel = 0; channel < 4; channel++) {
                    assertThat((double) channel(to, x, y, channel))
                            .as("channel %d at %d, %d", channel, x, y)
                            .isBetween(mixed(from, to, x, y, channel) - 2, mixed(from, to, x, y, channel) + 2);
                }
                assertThat(channel(to, x, y, 3)).isEqualTo(255);
            }
        }
    }

    @Test
    void theSameSizeIsTheSamePicture() {
        PixelFrame from = noise(61, 47);
        PixelFrame to = PixelFrame.of(61, 47);
        scaler.scale(from, to);
        assertThat(to.buffer()).isEqualTo(from.buffer());
    }

    @Test
    void oneScalerTakesPicturesOfEverySizeInTurn() {
        for (int size = 1; size < 40; size++) {
            PixelFrame from = noise(size, 41 - size);
            PixelFrame to = PixelFrame.of(41 - size, size);
            scaler.scale(from, to);
            assertThat(channel(to, to.width() - 1, to.height() - 1, 3)).isEqualTo(255);
        }
    }

    /// The same with fractions: the target's centre in the source, and the four pixels around it.
    private static double mixed(PixelFrame from, PixelFrame to, int x, int y, int channel) {
        double column = place(x, from.width(), to.width());
        double row = place(y, from.height(), to.height());
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(left + 1, from.width() - 1);
        int bottom = Math.min(top + 1, from.height() - 1);
        double above = channel(from, left, top, channel) * (left + 1 - column)
                + channel(from, right, top, channel) * (column - left);
        double below = channel(from, left, bottom, channel) * (left + 1 - column)
                + channel(from, right, bottom, channel) * (column - left);
        return above * (top + 1 - row) + below * (row - top);
    }

    private static double place(int index, int from, int to) {
        return Math.clamp((index + 0.5) * from / to - 0.5, 0, from - 1);
    }

    private static int channel(PixelFrame frame, int x, int y, int channel) {
        return frame.buffer().get((y * frame.width() + x) * 4 + channel) & 0xFF;
    }

    /// Smooth with a little noise, as pictures are.
    private static PixelFrame noise(int width, int height) {
        PixelFrame frame = PixelFrame.of(width, height);
        Random random = new Random(width * 31L + height);
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            frame.buffer().put(i * 4, (byte) (x * 255 / width));
            frame.buffer().put(i * 4 + 1, (byte) (y * 255 / height));
            frame.buffer().put(i * 4 + 2, (byte) random.nextInt(256));
            frame.buffer().put(i * 4 + 3, (byte) 255);
        }
        return frame;
    }
}
