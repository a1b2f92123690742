package vedette.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameSlotTest {
    private final FrameSlot slot = new FrameSlot();

    @Test
    void theNewestReplacesTheOneBefore() {
        EncodedFrame first = numbered(1);
        EncodedFrame second = numbered(2);
        assertThat(slot.take()).isNull();
        assertThat(slot.put(first)).isNull();
        assertThat(slot.put(second)).isSameAs(first);
        assertThat(slot.peek()).isSameAs(second);
        assertThat(slot.take()).isSameAs(second);
        assertThat(slot.take()).isNull();
        assertThat(slot.putCount()).isEqualTo(2);
        assertThat(slot.replacedCount()).isEqualTo(1);
    }

    @Test
    void everyFrameIsTakenOrReplacedOnceAndInOrder() throws Exception {
        int frames = 200_000;
        CountDownLatch start = new CountDownLatch(1);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            await(start);
            for (int i = 1; i <= frames; i++) {
                slot.put(numbered(i));
            }
        });
        List<Long> taken = new ArrayList<>();
        start.countDown();
        while (taken.isEmpty() || taken.getLast() < frames) {
            EncodedFrame frame = slot.take();
            if (frame != null) {
                taken.add(frame.arrivedNanos());
            }
        }
        writer.get(20, TimeUnit.SECONDS);
        assertThat(taken).isSorted().doesNotHaveDuplicates();
        assertThat(slot.putCount()).isEqualTo(frames);
        assertThat(slot.replacedCount() + taken.size()).isEqualTo(frames);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EncodedFrame numbered(long number) {
        return new EncodedFrame(new byte[0], number, Instant.EPOCH, false, number);
    }
}
