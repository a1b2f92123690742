package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;

/// A station that has more news waiting than it can hold.
@Timeout(120)
class StandAsideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MESSAGES = 200;

    @TempDir
    private Path folder = Path.of("");

    /// Has room for some messages, and takes its time to deal with each.
    private static final class BusyEar extends Ear {
        private static final int ROOM = 20;
        private static final int SOME_ROOM = 5;
        private final BlockingQueue<Acknowledgement> waiting = new LinkedBlockingQueue<>();
        private volatile boolean full;

        BusyEar() {
            super(false);
            Thread.ofPlatform().daemon().name("busy").start(this::work);
        }

        @Override
        public void news(InboundMessage message, Acknowledgement acknowledgement) {
            super.news(message, acknowledgement);
            waiting.add(acknowledgement);
            full |= waiting.size() >= ROOM;
        }

        private void work() {
            try {
                while (true) {
                    TimeUnit.MILLISECONDS.sleep(2); // its pace
                    waiting.take().give();
                    full &= waiting.size() > SOME_ROOM;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean isBehind() {
            return full;
        }
    }

    @Test
    void theBrokerKeepsTheRestAndNothingIsLost() throws Exception {
        MosquittoBroker.assumeInstalled();
        BusyEar ear = new BusyEar();
        try (MosquittoBroker broker = MosquittoBroker.in(folder)) {
            broker.start();
            try (MqttTransport transport = Stations.open(broker.address(), "full", ear)) {
                await().atMost(PATIENCE).until(ear::isOnline);
                say(broker);
                await().atMost(PATIENCE).until(() -> ear.newsTexts().containsAll(numbers()));
                await().atMost(PATIENCE).until(ear::isOnline);
                assertThat(transport.state().isOnline()).isTrue();
                assertThat(ear.states)
                        .as("said while it lasts")
                        .anySatisfy(state -> assertThat(state)
                                .isInstanceOfSatisfying(
                                        LinkState.Retrying.class,
                                        retrying -> assertThat(retrying.cause()).contains("more news waiting")));
            }
        }
    }

    /// Full for as long as it is told.
    private static final class FullEar extends Ear {
        private volatile boolean full;

        @Override
        public boolean isBehind() {
            return full;
        }

        long losses() {
            return states.stream().filter(LinkState.Retrying.class::isInstance).count();
        }
    }

    @Test
    void aBrokerThatIsLostMeanwhileIsComeBackToOnce() throws Exception {
        MosquittoBroker.assumeInstalled();
        FullEar ear = new FullEar();
        try (MosquittoBroker broker = MosquittoBroker.in(folder)) {
            broker.start();
            try (MqttTransport transport = Stations.open(broker.address(), "full", ear)) {
                await().atMost(PATIENCE).until(ear::isOnline);
                ear.full = true;
                say(broker);
                broker.kill();
                await().atMost(PATIENCE).until(() -> !transport.state().isOnline());
                ear.full = false;
                broker.start();
                await().atMost(PATIENCE).until(ear::isOnline);
                long losses = ear.losses();
                await("nothing tears it down again")
                        .during(Duration.ofSeconds(4))
                        .atMost(PATIENCE)
                        .until(() -> ear.isOnline() && ear.losses() == losses);
            }
        }
    }

    private static List<String> numbers() {
        return IntStream.range(0, MESSAGES).mapToObj(Integer::toString).toList();
    }

    private static void say(MosquittoBroker broker) throws Exception {
        try (Publisher speaker = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                .open("speaker", null)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)) {
            for (String number : numbers()) {
                speaker.publish(new OutboundMessage("news/n", number.getBytes(StandardCharsets.UTF_8), 1, false))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }
}
