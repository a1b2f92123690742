package vedette.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;

class HealingLoopTest {
    private final List<LinkState> states = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    /// Its first attempt comes online and ends by an error; later ones stay.
    private final class Faulty implements HealingLoop.Attempt {
        private final CountDownLatch cancelled = new CountDownLatch(1);

        @Override
        public void run(Runnable online) throws InterruptedException {
            int number = attempts.incrementAndGet();
            online.run();
            if (number == 1) {
                throw new StackOverflowError("made by the test");
            }
            cancelled.await();
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }

    @Test
    void anErrorIsALostConnectionThatHeals() {
        try (HealingLoop loop =
                new HealingLoop("loop", "http://cam.lan", Faulty::new, states::add, Clock.systemUTC())) {
            loop.open();
            loop.want(true);
            await().until(() -> attempts.get() == 2 && loop.state().isOnline());
            assertThat(states).anyMatch(state -> state instanceof LinkState.Retrying);
        }
    }

    @Test
    void aListenerThatFailsIsToldTheNextState() {
        try (HealingLoop loop = new HealingLoop(
                "loop",
                "http://cam.lan",
                Faulty::new,
                state -> {
                    states.add(state);
                    throw new AssertionError("made by the test");
                },
                Clock.systemUTC())) {
            loop.open();
            loop.want(true);
            await().until(() -> attempts.get() == 2 && loop.state().isOnline());
            loop.want(false);
            await().until(() -> loop.state() instanceof LinkState.Closed);
        }
        assertThat(states).last().isEqualTo(new LinkState.Closed());
    }
}
