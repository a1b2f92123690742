package vedette.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.mqtt.MqttPublisher;

/// Events of quality of service 1 at a steady pace, each of which the broker has accepted before the next is sent.
final class CountedEvents implements AutoCloseable {
    static final String CAMERA = "bench_events";
    private static final long EVERY_NANOS = 1_000_000_000L / 50;

    private final Publisher publisher;
    private final Thread thread;
    private volatile boolean ending;
    private final AtomicLong accepted = new AtomicLong();

    CountedEvents(BrokerAddress broker) throws InterruptedException {
        try {
            publisher = MqttPublisher.factory(BrokerAccess.of(broker, Login.ANONYMOUS))
                    .open("vedette-bench-events-" + ProcessHandle.current().pid(), null)
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker takes no events", e);
        }
        thread = Thread.ofPlatform().daemon().name("bench events").start(this::send);
    }

    private void send() {
        long due = System.nanoTime();
        while (!ending) {
            try {
                publisher
                        .publish(event(accepted.get() + 1))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
                accepted.incrementAndGet();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("the broker took an event no more", e);
            } catch (InterruptedException e) {
                return;
            }
            due += EVERY_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private static OutboundMessage event(long number) {
        String text = String.format(
                Locale.ROOT,
                "{\"stream\":\"%s\",\"timestamp\":%.3f,\"count\":1,\"detections\":[{\"label\":\"car\",\"confidence\":0.9,"
                        + "\"x\":0.1,\"y\":0.1,\"width\":0.2,\"height\":0.2,\"track_id\":%d}]}",
                CAMERA,
                Instant.now().toEpochMilli() / 1000.0,
                number);
        return new OutboundMessage("lightnvr/detections/" + CAMERA, text.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    /// How many the broker has accepted.
    long accepted() {
        return accepted.get();
    }

    /// Sends no more.
    void end() throws InterruptedException {
        ending = true;
        thread.join();
    }

    @Override
    public void close() throws InterruptedException {
        end();
        publisher.close();
    }
}
