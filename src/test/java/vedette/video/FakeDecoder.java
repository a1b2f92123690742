package vedette.video;

import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Decoders that draw nothing, but count, wait at a gate, and fail when told. Knows the cameras by the
/// comments of their pictures.
final class FakeDecoder {
    final Gate gate = new Gate();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    /// Decodes that go on at the moment.
    final AtomicInteger inside = new AtomicInteger();
    /// How often a camera was decoded twice at the same time.
    final AtomicInteger together = new AtomicInteger();
    /// Thrown by the next decode.
    final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    final Queue<String> threads = new ConcurrentLinkedQueue<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /// Holds decodes up while it is closed.
    static final class Gate {
        private volatile CountDownLatch latch = new CountDownLatch(0);
        private volatile String exempt = "";

        void close() {
            latch = new CountDownLatch(1);
        }

        void closeExceptFor(String camera) {
            exempt = camera;
            close();
        }

        void open() {
            latch.countDown();
        }

        private void pass(String camera) {
            boolean interrupted = false;
            while (!camera.equals(exempt)) {
                try {
                    latch.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// One decode thread's decoder.
    JpegDecoder open() {
        opened.incrementAndGet();
        return new JpegDecoder() {
            @Override
            public void decode(byte[] jpeg, JpegHeader header, int scaleDenominator, PixelFrame target) {
                JpegDecoder.requireFit(header, scaleDenominator, target);
                decoding(Objects.requireNonNull(JpegHeader.comment(jpeg)));
            }

            @Override
            public String name() {
                return "fake";
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private void decoding(String camera) {
        threads.add(Thread.currentThread().getName());
        if (!busy.add(camera)) {
            together.incrementAndGet();
        }
        inside.incrementAndGet();
        try {
            gate.pass(camera);
            fail(failure.getAndSet(null));
        } finally {
            inside.decrementAndGet();
            busy.remove(camera);
        }
    }

    private static void fail(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
