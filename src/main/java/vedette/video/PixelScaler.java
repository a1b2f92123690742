package vedette.video;

import java.nio.IntBuffer;

/// Makes a picture another size, by mixing the four nearest pixels. For sizes up to twice as small or somewhat larger:
/// the decoder has done the coarse part.
///
/// A machine without a graphics processor draws a picture that fits four to six times as fast as one that it must scale
/// itself, and scaling here, beside the decoding, costs a fraction of that. For one thread at a time.
final class PixelScaler {
    /// Weights are of 256.
    private static final int ONE = 256;

    private static final int EVEN = 0x00FF00FF;

    /// Half of the last place that is kept, for two channels: without it each blend would darken the picture.
    private static final int HALF = 0x00800080;

    private int[] upper = new int[0];
    private int[] lower = new int[0];
    private int[] mixed = new int[0];
    private int[] row = new int[0];
    private int[] left = new int[0];
    private int[] weight = new int[0];
    private int fromWidth;

    /// Fills the second picture with the first.
    void scale(PixelFrame from, PixelFrame to) {
        prepare(from.width(), to.width());
        IntBuffer source =
                from.buffer().duplicate().order(from.buffer().order()).clear().asIntBuffer();
        IntBuffer target =
                to.buffer().duplicate().order(to.buffer().order()).clear().asIntBuffer();
        int loadedUpper = -1;
        int loadedLower = -1;
        for (int y = 0; y < to.height(); y++) {
            int at = position(y, from.height(), to.height());
            int first = at >> 8;
            int second = Math.min(first + 1, from.height() - 1);
            if (loadedLower == first && loadedUpper != first) {
                int[] swapped = upper;
                upper = lower;
                lower = swapped;
                loadedUpper = first;
                loadedLower = -1;
            }
            if (loadedUpper != first) {
                source.get(first * from.width(), upper, 0, from.width());
                loadedUpper = first;
            }
            if (loadedLower != second) {
                source.get(second * from.width(), lower, 0, from.width());
                loadedLower = second;
            }
            mixRows(at & 0xFF, from.width());
            mixColumns(to.width());
            target.put(y * to.width(), row, 0, to.width());
        }
    }

    /// Rows first, for all columns alike: a loop that the compiler turns into vector instructions.
    private void mixRows(int lowerWeight, int width) {
        int upperWeight = ONE - lowerWeight;
        for (int x = 0; x < width; x++) {
            mixed[x] = blend(upper[x], lower[x], upperWeight, lowerWeight);
        }
        mixed[width] = mixed[width - 1];
    }

    private void mixColumns(int width) {
        for (int x = 0; x < width; x++) {
            int i = left[x];
            row[x] = blend(mixed[i], mixed[i + 1], ONE - weight[x], weight[x]);
        }
    }

    /// Two channels at a time: each has eight bits of room above it.
    private static int blend(int a, int b, int weightOfA, int weightOfB) {
        int even = (((a & EVEN) * weightOfA + (b & EVEN) * weightOfB + HALF) >>> 8) & EVEN;
        int odd = ((a >>> 8) & EVEN) * weightOfA + ((b >>> 8) & EVEN) * weightOfB + HALF;
        return even | (odd & ~EVEN);
    }

    /// Where a target pixel's centre lies in the source, in 256ths of a pixel, within the picture.
    private static int position(int index, int fromSize, int toSize) {
        long centre = ((2L * index + 1) * fromSize * ONE + toSize) / (2L * toSize) - ONE / 2;
        return (int) Math.clamp(centre, 0, (long) (fromSize - 1) * ONE);
    }

    private void prepare(int width, int targetWidth) {
        if (fromWidth == width && left.length == targetWidth) {
            return;
        }
        fromWidth = width;
        // One more than the width: the last pixel has a neighbour of weight 0.
        upper = new int[width];
        lower = new int[width];
        mixed = new int[width + 1];
        row = new int[targetWidth];
        left = new int[targetWidth];
        weight = new int[targetWidth];
        for (int x = 0; x < targetWidth; x++) {
            int at = position(x, width, targetWidth);
            left[x] = at >> 8;
            weight[x] = at & 0xFF;
        }
    }
}
