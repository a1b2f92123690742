package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventLaneTest {
    private final EventLane lane = new EventLane(NamedThreads.named("events"));
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        lane.close();
    }

    @Test
    void worksInOrderOnItsOwnThread() {
        lane.start();
        for (int i = 0; i < 100; i++) {
            String number = Integer.toString(i);
            lane.offer(() -> done.add(Thread.currentThread().getName() + number));
        }
        await().until(() -> done.size() == 100);
        assertThat(done).startsWith("events0", "events1").endsWith("events98", "events99");
    }

    @Test
    void aTaskThatThrowsDoesNotEndIt() {
        lane.start();
        lane.offer(() -> {
            throw new IllegalStateException("planted by a test");
        });
        lane.offer(() -> {
            throw new StackOverflowError("planted by a test");
        });
        lane.offer(() -> done.add("next"));
        await().until(() -> done.equals(List.of("next")));
    }

    @Test
    void dropsAndCountsWhatMayBeDroppedWhenFull() {
        for (int i = 0; i < EventLane.BOUND + 10; i++) {
            lane.offerDroppable(() -> done.add("droppable"), 1);
        }
        lane.offer(() -> done.add("news"));
        assertThat(lane.dropped()).isEqualTo(10);
        assertThat(lane.waiting()).isEqualTo(EventLane.BOUND + 1);
        lane.start();
        await().until(() -> done.contains("news"));
        assertThat(done).hasSize(EventLane.BOUND + 1);
    }

    @Test
    void dropsAndCountsWhatMayBeDroppedWhenItsBytesAreTooMany() {
        int large = (int) (EventLane.MOST_DROPPABLE_BYTES / 4);
        for (int i = 0; i < 6; i++) {
            lane.offerDroppable(() -> done.add("large"), large);
        }
        assertThat(lane.dropped()).isEqualTo(2);
        lane.start();
        await().until(() -> done.size() == 4 && lane.waiting() == 0);
        lane.offer(() -> lane.offerDroppable(() -> done.add("room again"), large));
        await().until(() -> done.contains("room again"));
        assertThat(lane.isBehind()).isFalse();
    }

    @Test
    void saysThatItIsBehindUntilMostIsDone() {
        int large = (int) (EventLane.MOST_BYTES / 4);
        for (int i = 0; i < 4; i++) {
            lane.offer(() -> done.add("large"), large);
        }
        assertThat(lane.isBehind()).as("full to the brim").isFalse();
        lane.offer(() -> done.add("one more"), 1);
        assertThat(lane.isBehind()).isTrue();
        lane.offer(() -> done.add("behind " + lane.isBehind()), 1);
        lane.start();
        await().until(() -> done.size() == 6);
        assertThat(done).last().isEqualTo("behind false");
    }

    @Test
    void finishesWhatWaitsWhenItIsClosed() {
        lane.offer(() -> done.add("one"));
        lane.offer(() -> done.add("two"));
        lane.start();
        lane.close();
        assertThat(done).containsExactly("one", "two");
    }

    @Test
    void givesUpATaskThatDoesNotEnd() {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        lane.offer(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
        });
        lane.start();
        lane.close();
        await().untilTrue(interrupted);
    }
}
