package vedette.app;

import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vedette.dialect.DialectCatalog;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.Freshness;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.mqtt.MqttPublisher;
import vedette.search.EventFilter;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.station.LiveCamera;
import vedette.station.Station;

/// A station at a broker whose network or itself goes away, and a camera beside it that is back as soon as it can:
/// a film of ten pictures a second, and twenty events a second that the broker must take.
final class LinkLab implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FILM = "babymonitor/video";
    private static final int EVENTS_PER_PICTURE = 2;

    private final BrokerAddress near;
    private final Session session;
    private final Thread camera;
    private final byte[] jpeg = jpeg();
    /// The events that the broker has accepted: the number each carries, and when it was accepted.
    final Map<Long, Instant> accepted = new ConcurrentHashMap<>();

    private final Instant ready;
    private volatile boolean ending;

    /// @param far the broker as the station sees it
    /// @param near the broker as the camera sees it
    LinkLab(Path profile, BrokerAddress far, BrokerAddress near) throws Exception {
        this.near = near;
        session = Session.open(new Session.Plan(
                new Profile(profile),
                List.of(new BrokerArguments.Given("lab", far, Login.ANONYMOUS)),
                false,
                DialectCatalog.load(),
                Secrets.sessionOnly()));
        await().atMost(PATIENCE).until(() -> session.station().status().hears());
        camera = Thread.ofPlatform().daemon().name("camera").start(this::film);
        await().atMost(PATIENCE).until(() -> state() == Freshness.State.LIVE);
        ready = Instant.now();
    }

    Station station() {
        return session.station();
    }

    /// The camera with the film, or null before its first picture.
    @Nullable
    LiveCamera filmed() {
        return station().cameras().stream()
                .filter(each -> each.id().system().equals("babymonitor"))
                .findFirst()
                .orElse(null);
    }

    CameraId id() {
        LiveCamera known = filmed();
        if (known == null) {
            throw new IllegalStateException("no picture came yet");
        }
        return known.id();
    }

    Freshness.@Nullable State state() {
        LiveCamera known = filmed();
        return known == null ? null : known.freshness().state();
    }

    /// Whether a picture came after this moment, by `System.nanoTime()`, and is shown as of now.
    boolean isLiveSince(long nanos) {
        LiveCamera known = filmed();
        Long newest = known == null ? null : known.newestPictureNanos();
        return newest != null && newest > nanos && state() == Freshness.State.LIVE;
    }

    /// Whether an event that was accepted after this moment is among the newest of the log.
    boolean isHeardSince(Instant when) {
        return station().latest().stream()
                .anyMatch(entry ->
                        entry.received().isAfter(when) && entry.system().equals("lightnvr"));
    }

    /// The gaps of the connection since this lab was ready. A first connection that took long is one before that.
    EventFilter gaps() {
        return EventFilter.ALL
                .ofKinds(Set.of(EventKind.GAP))
                .saying("not connected for")
                .between(ready, null);
    }

    private void film() {
        long number = 0;
        for (int run = 0; !ending; run++) {
            try (Publisher publisher = MqttPublisher.factory(BrokerAccess.of(near, Login.ANONYMOUS))
                    .open("camera" + run, null)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS)) {
                while (!ending) {
                    picture(publisher, number);
                    for (int i = 0; i < EVENTS_PER_PICTURE; i++) {
                        event(publisher, ++number);
                    }
                    TimeUnit.MILLISECONDS.sleep(100); // its pace
                }
            } catch (ExecutionException | TimeoutException e) {
                // The broker is away: a good camera tries again soon.
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void picture(Publisher publisher, long number)
            throws ExecutionException, InterruptedException, TimeoutException {
        // No two are the same, as with a real lens.
        byte[] bytes = ByteBuffer.allocate(jpeg.length + Long.BYTES)
                .put(jpeg)
                .putLong(number)
                .array();
        publish(publisher, new OutboundMessage(FILM, bytes, 0, false));
    }

    private void event(Publisher publisher, long number)
            throws ExecutionException, InterruptedException, TimeoutException {
        Instant now = Instant.now();
        String text = String.format(
                java.util.Locale.ROOT,
                "{\"stream\":\"gate\",\"timestamp\":%d.%06d,\"count\":1,\"detections\":[{\"label\":\"n%d\","
                        + "\"confidence\":0.9,\"x\":0.1,\"y\":0.1,\"width\":0.2,\"height\":0.2}]}",
                now.getEpochSecond(),
                now.getNano() / 1000,
                number);
        publish(
                publisher,
                new OutboundMessage("lightnvr/detections/gate", text.getBytes(StandardCharsets.UTF_8), 1, false));
        accepted.put(number, Instant.now());
    }

    private static void publish(Publisher publisher, OutboundMessage message)
            throws ExecutionException, InterruptedException, TimeoutException {
        publisher.publish(message).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /// Ends the camera, and waits until the station has heard its last event.
    void endTheFilm() throws InterruptedException {
        ending = true;
        camera.interrupt();
        camera.join();
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws InterruptedException {
        endTheFilm();
        session.close();
    }
}
