package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.journal.JournalCursor;
import vedette.journal.JournalException;
import vedette.journal.JournalPosition;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.Login;
import vedette.mqtt.MosquittoBroker;
import vedette.mqtt.MqttPublisher;

/// A broker, a camera that sends plates at quality of service 1, and a recorder in a process of its own that can be
/// killed at any instant.
final class KillLab implements AutoCloseable {
    private static final int PER_SECOND = 700;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final MosquittoBroker broker;
    private final Random random;
    /// When the broker had taken each message, by its plate.
    private final Map<String, Instant> accepted = new ConcurrentHashMap<>();

    private final AtomicLong sent = new AtomicLong();
    private final Thread camera = new Thread(this::send, "camera");
    private volatile boolean sending = true;
    private volatile boolean brokerDown;
    private volatile boolean pausing;
    private @Nullable Process recorder;

    KillLab(Path folder, long seed) throws IOException {
        this.folder = folder;
        random = new Random(seed);
        broker = MosquittoBroker.keeping(Files.createDirectories(folder.resolve("broker")));
        broker.start();
    }

    private Path profile() {
        return folder.resolve("profile");
    }

    private Path journal() {
        return profile().resolve("log").resolve("journal");
    }

    void startRecorder() throws IOException {
        recorder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dio.netty.noUnsafe=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "vedette.app.Launcher",
                        "record",
                        "--profile",
                        profile().toString(),
                        "--broker",
                        "mqtt://127.0.0.1:" + broker.port())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("recorder.log").toFile()))
                .start();
    }

    void killRecorder() throws InterruptedException {
        Process running = recorder;
        if (running != null) {
            running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /// Ends in order, as Ctrl-C does.
    void stopRecorder() throws InterruptedException {
        Process running = recorder;
        if (running != null) {
            running.destroy();
            assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// @param orderly whether it may save what it has
    void restartBroker(boolean orderly) throws Exception {
        brokerDown = true;
        if (orderly) {
            broker.stop();
        } else {
            broker.kill();
        }
        broker.start();
        brokerDown = false;
    }

    /// Lets the camera send; before, the recorder's session must be known to the broker.
    void startSending() {
        await().atMost(PATIENCE)
                .until(() -> Files.isDirectory(journal()) && texts("connected").findAny());
        camera.start();
    }

    /// Lets some time of a random length pass while the camera sends.
    void letSomeTimePass(int atLeastMillis, int atMostMillis) {
        long until = sent.get() + random.nextLong(atLeastMillis, atMostMillis) * PER_SECOND / 1000;
        await().atMost(PATIENCE).until(() -> sent.get() >= until || brokerDown);
    }

    void stopSending() throws InterruptedException {
        sending = false;
        camera.join();
    }

    private interface Found {
        boolean findAny() throws IOException;
    }

    private Found texts(String word) {
        return () -> {
            try (JournalReader reader = JournalReader.open(journal());
                    JournalCursor cursor = reader.from(JournalPosition.START)) {
                for (JournalRecord record = cursor.next(); record != null; record = cursor.next()) {
                    if (new String(record.header(), StandardCharsets.UTF_8).contains(word)) {
                        return true;
                    }
                }
                return false;
            } catch (JournalException e) {
                return false; // not begun yet
            }
        };
    }

    private void send() {
        Semaphore underWay = new Semaphore(400);
        long begin = System.nanoTime();
        @Nullable Publisher open = null;
        while (sending) {
            try {
                if (open == null) {
                    open = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                            .open("camera-" + UUID.randomUUID(), null)
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS);
                    begin = System.nanoTime() - sent.get() * 1_000_000_000 / PER_SECOND;
                }
                long due = begin + sent.get() * 1_000_000_000 / PER_SECOND;
                java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
                if (pausing) {
                    begin = System.nanoTime() - sent.get() * 1_000_000_000 / PER_SECOND;
                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                    continue;
                }
                if (underWay.tryAcquire(5, TimeUnit.SECONDS)) {
                    sendOne(open, underWay);
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                open = null; // the broker is being restarted
                underWay = new Semaphore(400);
            }
        }
        await().atMost(PATIENCE).until(hasAll(underWay));
        if (open != null) {
            open.close();
        }
    }

    private static java.util.concurrent.Callable<Boolean> hasAll(Semaphore underWay) {
        return () -> underWay.availablePermits() == 400;
    }

    private void sendOne(Publisher open, Semaphore underWay) throws Exception {
        String id = UUID.randomUUID().toString();
        long number = sent.incrementAndGet();
        String payload = "{\"message_id\":\"" + id + "\",\"timestamp\":\"" + Instant.now()
                + "\",\"camera_id\":\"KILL1\",\"checkpoint_id\":\"CP1\",\"detection_data\":{\"vehicles_count\":1,\"vehicles\":"
                + "[{\"vehicle_index\":0,\"bbox\":[1,2,9,9],\"confidence\":0.8,\"vehicle_class\":\"car\"}],"
                + "\"plates_count\":1,\"plates\":[{\"plate_index\":0,\"plate_number\":\"K" + number
                + "\",\"bbox\":[1,2,3,4],\"confidence\":0.9}]}}";
        var published = open.publish(new OutboundMessage(
                "lprserver/cameras/KILL1/detection", payload.getBytes(StandardCharsets.UTF_8), 1, false));
        published.whenComplete((done, failure) -> {
            if (failure == null) {
                accepted.put("K" + number, Instant.now());
            }
            underWay.release();
        });
        if (published.toCompletableFuture().isCompletedExceptionally()) {
            published.toCompletableFuture().get();
        }
    }

    /// How often each message's plate is in the journal.
    private Map<String, Integer> recorded() throws IOException {
        Map<String, Integer> recorded = new HashMap<>();
        try (JournalReader reader = JournalReader.open(journal());
                JournalCursor cursor = reader.from(JournalPosition.START)) {
            for (JournalRecord record = cursor.next(); record != null; record = cursor.next()) {
                for (JsonNode entry : JSON.readTree(record.header()).path("entries")) {
                    if (entry.path("kind").asString().equals("plate")) {
                        recorded.merge(entry.path("key").asString(), 1, Integer::sum);
                    }
                }
            }
        }
        return recorded;
    }

    /// Waits until the recorder has what the broker took; the camera pauses meanwhile.
    void letItCatchUp() throws IOException {
        pausing = true;
        int due = accepted.size();
        Instant progress = Instant.now();
        int before = 0;
        for (int has = recorded().size(); has < due; has = recorded().size()) {
            progress = has > before ? Instant.now() : progress;
            before = has;
            assertThat(Duration.between(progress, Instant.now()))
                    .as("the recorder gets on: it has " + has + " of " + due)
                    .isLessThan(PATIENCE);
        }
        pausing = false;
    }

    int acceptedCount() {
        return accepted.size();
    }

    /// Waits until the recorder has what the broker took, but for what a killed broker may have lost itself.
    ///
    /// @param mayBeLost whether a message that the broker took at that time may be missing
    /// @return the plates that are recorded more than once, and those that are missing
    List<String> faults(java.util.function.Predicate<Instant> mayBeLost) throws IOException {
        Map<String, Integer> recorded = recorded();
        Instant progress = Instant.now();
        // A recorder that was hardly ever up has much to catch up with: waited for as long as it gets on.
        while (!missing(recorded, mayBeLost).isEmpty()
                && Duration.between(progress, Instant.now()).compareTo(PATIENCE) < 0) {
            int before = recorded.size();
            recorded = recorded();
            progress = recorded.size() > before ? Instant.now() : progress;
        }
        List<String> faults = missing(recorded, mayBeLost);
        recorded.forEach((id, times) -> {
            if (times != 1) {
                faults.add(times + " times: " + id);
            }
        });
        return faults;
    }

    private List<String> missing(Map<String, Integer> recorded, java.util.function.Predicate<Instant> mayBeLost) {
        List<String> missing = new ArrayList<>();
        accepted.forEach((id, at) -> {
            if (!recorded.containsKey(id) && !mayBeLost.test(at)) {
                missing.add("missing: " + id + " of " + at);
            }
        });
        return missing;
    }

    Path log() {
        return profile().resolve("log");
    }

    @Override
    public void close() throws Exception {
        sending = false;
        killRecorder();
        broker.close();
        camera.join(TimeUnit.SECONDS.toMillis(10));
    }
}
