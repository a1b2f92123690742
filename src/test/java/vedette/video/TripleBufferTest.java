package vedette.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.IntBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TripleBufferTest {
    private final TripleBuffer buffer = new TripleBuffer();

    @Test
    void nothingIsThereBeforeTheFirst() {
        assertThat(buffer.newest()).isNull();
        assertThatThrownBy(buffer::publish).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theNewestIsSeenOnce() {
        publish(1);
        publish(2);
        publish(3);
        assertThat(next().sequence()).isEqualTo(3);
        assertThat(buffer.newest()).isNull();
        publish(4);
        assertThat(next().sequence()).isEqualTo(4);
    }

    @Test
    void aFrameStaysUntilTheSecondNextOne() {
        publish(1);
        PixelFrame first = next();
        for (int i = 2; i < 20; i++) {
            publish(i);
        }
        PixelFrame second = next();
        for (int i = 20; i < 40; i++) {
            publish(i);
        }
        assertThat(first.buffer().getInt(0)).isEqualTo(1);
        assertThat(second.buffer().getInt(0)).isEqualTo(19);
    }

    @Test
    void memoryIsMadeAnewOnlyForAnotherSize() {
        for (int i = 0; i < 100; i++) {
            publish(i);
            next();
        }
        PixelFrame old = next(101);
        long generation = old.generation();
        assertThat(generation).isLessThanOrEqualTo(TripleBuffer.FRAMES);
        assertThat(old.slot()).isBetween(0, TripleBuffer.FRAMES - 1);
        for (int i = 0; i < 10; i++) {
            buffer.back(20, 10).buffer().putInt(0, 7);
            buffer.publish();
            PixelFrame larger = next();
            assertThat(larger.width()).isEqualTo(20);
            assertThat(larger.generation()).isBetween(TripleBuffer.FRAMES + 1L, TripleBuffer.FRAMES * 2L);
        }
        // Whoever still holds the old one can still read it.
        assertThat(old.buffer().getInt(0)).isEqualTo(101);
    }

    /// One thread writes frames that are filled with one number, another reads: no frame may hold two
    /// numbers, and the numbers may only grow.
    @Test
    void noFrameIsTorn() throws Exception {
        int frames = 100_000;
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int number = 1; number <= frames; number++) {
                fill(buffer.back(16, 8 + number / 10_000), number);
                buffer.publish();
            }
        });
        long seen = 0;
        int last = 0;
        PixelFrame before = null;
        while (last < frames) {
            assertThat(writer.isCompletedExceptionally()).isFalse();
            PixelFrame frame = buffer.newest();
            if (frame == null) {
                Thread.onSpinWait();
                continue;
            }
            int number = only(frame);
            assertThat(number).isGreaterThan(last);
            assertThat(frame.sequence()).isEqualTo(number);
            if (before != null) {
                assertThat(only(before))
                        .as("the frame before, which may still be drawn")
                        .isEqualTo(last);
            }
            before = frame;
            last = number;
            seen++;
        }
        writer.get(20, TimeUnit.SECONDS);
        assertThat(seen).isPositive();
    }

    private void publish(int number) {
        fill(buffer.back(16, 8), number);
        buffer.publish();
    }

    private PixelFrame next(int number) {
        publish(number);
        return next();
    }

    private PixelFrame next() {
        return Objects.requireNonNull(buffer.newest());
    }

    private static void fill(PixelFrame frame, int number) {
        IntBuffer pixels = frame.buffer().asIntBuffer();
        for (int i = 0; i < pixels.capacity(); i++) {
            pixels.put(i, number);
        }
    }

    private static int only(PixelFrame frame) {
        IntBuffer pixels = frame.buffer().asIntBuffer();
        int first = pixels.get(0);
        for (int i = 1; i < pixels.capacity(); i++) {
            if (pixels.get(i) != first) {
                throw new AssertionError("torn: " + first + " and " + pixels.get(i) + " at " + i);
            }
        }
        return first;
    }
}
