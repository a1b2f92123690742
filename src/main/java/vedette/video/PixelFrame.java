package vedette.video;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/// A decoded picture: rows from the top without gaps, each pixel the bytes B, G, R, A with A = 255. That is
/// what JavaFX calls `INT_ARGB_PRE` on little-endian machines, so it is drawn without being copied.
///
/// The memory lies outside the heap and is freed by the garbage collector when nobody holds the buffer any
/// more: never under a reader.
public final class PixelFrame {
    private final int slot;
    private final int width;
    private final int height;
    private final long generation;
    private final ByteBuffer buffer;
    private final MemorySegment memory;
    private int sourceWidth;
    private int sourceHeight;
    private long arrivedNanos;
    private Instant received = Instant.EPOCH;
    private boolean retained;
    private long contentHash;
    private long sequence;

    PixelFrame(int slot, int width, int height, long generation) {
        this.slot = slot;
        this.width = width;
        this.height = height;
        this.generation = generation;
        buffer =
                ByteBuffer.allocateDirect(Math.multiplyExact(width * 4, height)).order(ByteOrder.LITTLE_ENDIAN);
        memory = MemorySegment.ofBuffer(buffer);
    }

    /// A frame for itself, outside any [TripleBuffer], all pixels transparent.
    ///
    /// @param width pixels, 1 to 4,096
    /// @param height pixels, 1 to 4,096
    public static PixelFrame of(int width, int height) {
        if (width < 1 || height < 1 || width > JpegHeader.LONGEST_SIDE || height > JpegHeader.LONGEST_SIDE) {
            throw new IllegalArgumentException("a picture of " + width + " × " + height);
        }
        return new PixelFrame(0, width, height, 1);
    }

    /// Says where the pixels came from. Called by the writer before it publishes.
    void describe(JpegHeader header, EncodedFrame frame) {
        sourceWidth = header.width();
        sourceHeight = header.height();
        arrivedNanos = frame.arrivedNanos();
        received = frame.received();
        retained = frame.retained();
        contentHash = frame.contentHash();
    }

    void sequence(long number) {
        sequence = number;
    }

    /// The pixels: `width × height × 4` bytes, direct, little-endian, always the same object for one
    /// generation. Its position and limit are to be left alone.
    public ByteBuffer buffer() {
        return buffer;
    }

    /// The same memory for native code.
    MemorySegment memory() {
        return memory;
    }

    /// Pixels of a row, as decoded.
    public int width() {
        return width;
    }

    /// Rows, as decoded.
    public int height() {
        return height;
    }

    /// Pixels of a row of the JPEG, before it was made smaller.
    public int sourceWidth() {
        return sourceWidth;
    }

    /// Rows of the JPEG, before it was made smaller.
    public int sourceHeight() {
        return sourceHeight;
    }

    /// `System.nanoTime()` when the JPEG came.
    public long arrivedNanos() {
        return arrivedNanos;
    }

    /// The station's wall clock when the JPEG came.
    public Instant received() {
        return received;
    }

    /// Whether the broker had kept it.
    public boolean retained() {
        return retained;
    }

    /// The [EncodedFrame#contentHash] of what came.
    public long contentHash() {
        return contentHash;
    }

    /// 1 for the first published picture of a [TripleBuffer], and one more for each.
    public long sequence() {
        return sequence;
    }

    /// Which of the frames of its [TripleBuffer] it is, 0 to [TripleBuffer#FRAMES] − 1: the reader keeps
    /// one image for each.
    public int slot() {
        return slot;
    }

    /// Different for each buffer that a [TripleBuffer] ever made: where it is not the one that the reader
    /// knows for this slot, the buffer is a new one and needs a new image.
    public long generation() {
        return generation;
    }
}
