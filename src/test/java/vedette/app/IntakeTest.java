package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.dialect.DialectCatalog;
import vedette.intake.Candidate;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.Login;
import vedette.mqtt.MosquittoBroker;
import vedette.mqtt.MqttPublisher;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.station.LiveCamera;
import vedette.ui.LabBroker;

/// Cameras that nobody knows, on a real broker: found, taken in while all else goes on, and there again after restarts.
@Timeout(120)
class IntakeTest {
    @TempDir
    private Path folder = Path.of("");

    private MosquittoBroker broker;
    private Publisher sketch;
    private int number;

    @BeforeEach
    void startBroker() throws Exception {
        MosquittoBroker.assumeInstalled();
        broker = MosquittoBroker.in(Files.createDirectories(folder.resolve("broker")));
        broker.start();
        sketch = publisher();
    }

    @AfterEach
    void stopBroker() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    private Publisher publisher() throws Exception {
        return MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                .open("sketch", null)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private Session open() throws Exception {
        Session session = Session.open(new Session.Plan(
                new Profile(folder.resolve("profile")),
                List.of(new BrokerArguments.Given("lab", broker.address(), Login.ANONYMOUS)),
                false,
                DialectCatalog.load(),
                Secrets.sessionOnly()));
        await().until(() -> session.station().status().hears());
        return session;
    }

    private void say(String topic, byte[] payload, boolean retain) throws Exception {
        sketch.publish(new OutboundMessage(topic, payload, 0, retain))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private void say(String topic, String payload, boolean retain) throws Exception {
        say(topic, payload.getBytes(StandardCharsets.UTF_8), retain);
    }

    private void film(String topic) throws Exception {
        say(topic, LabBroker.jpeg(320, 240, number++), false);
    }

    /// Publishes a picture a few times a second until it is so.
    private void until(String film, Duration patience, BooleanSupplier condition) {
        await().atMost(patience).pollInterval(Duration.ofMillis(100)).until(() -> {
            film(film);
            return condition.getAsBoolean();
        });
    }

    private static Optional<Candidate> offered(Session session, String prefix) {
        return session.station().intake().candidates().stream()
                .filter(each -> each.prefix().equals(prefix))
                .findFirst();
    }

    private static boolean isLive(Session session, String camera) {
        return session.station().cameras().stream()
                .filter(each -> each.displayName().equals(camera))
                .map(LiveCamera::newestPictureNanos)
                .anyMatch(each -> each != null);
    }

    @Test
    void aSketchIsTakenInAndStays() throws Exception {
        Duration soon = Duration.ofSeconds(2);
        Duration patience = Duration.ofSeconds(20);
        try (Session session = open()) {
            until(
                    "garden/esp/jpg",
                    patience,
                    () -> offered(session, "garden/esp").isPresent());
            Candidate candidate = offered(session, "garden/esp").orElseThrow();
            assertThat(candidate.jpeg()).isNotNull();
            assertThat(session.station().cameras()).isEmpty();
            assertThat(session.station().intake().claim(candidate, "Garden", null))
                    .isEmpty();
            until("garden/esp/jpg", soon, () -> isLive(session, "Garden"));
            assertThat(offered(session, "garden/esp")).isEmpty();
            broker.kill();
            await().until(() -> !session.station().status().hears());
            broker.start();
            sketch = publisher();
            LiveCamera garden = session.station().cameras().getFirst();
            Long before = garden.newestPictureNanos();
            await().atMost(patience).until(() -> session.station().status().hears());
            until("garden/esp/jpg", soon, () -> !Objects.equals(garden.newestPictureNanos(), before));
        }
        try (Session again = open()) {
            until("garden/esp/jpg", soon, () -> isLive(again, "Garden"));
            var claim = again.station().intake().decisions().getFirst();
            again.station().intake().undo(claim);
            until("garden/esp/jpg", patience, () -> offered(again, "garden/esp").isPresent());
            assertThat(again.station().cameras()).isEmpty();
        }
        assertThat(folder.resolve("profile/systems").toFile().list()).isEmpty();
    }

    @Test
    void whatHomeAssistantAnnouncesIsTakenIn() throws Exception {
        say("homeassistant/camera/yard/config", """
                {"name": "Yard", "~": "esp/yard", "t": "~/now", "avty_t": "~/lwt", "image_encoding": "b64"}""", true);
        say("esp/yard/lwt", "online", true);
        try (Session session = open()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> offered(session, "esp/yard/now").isPresent());
            Candidate candidate = offered(session, "esp/yard/now").orElseThrow();
            assertThat(candidate.name()).isEqualTo("Yard");
            session.station().intake().claim(candidate, candidate.name(), null);
            until("esp/yard/now", Duration.ofSeconds(2), () -> isLive(session, "Yard"));
            await().until(() -> session.station().cameras().getFirst().state().presence() != null);
        }
    }

    @Test
    void aKnownSystemUnderAnotherPrefixIsOneMoreInstallation() throws Exception {
        try (Session session = open()) {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        say("site2/detections/gate", """
                        {"stream": "gate", "timestamp": 1795161080, "detections": [{"label": "car",
                         "confidence": 0.9, "x": 0.1, "y": 0.1, "width": 0.2, "height": 0.2}]}""", false);
                        return offered(session, "site2").isPresent();
                    });
            Candidate candidate = offered(session, "site2").orElseThrow();
            assertThat(candidate.proposals().getFirst().system()).isEqualTo("lightnvr");
            session.station()
                    .intake()
                    .claim(candidate, "Second site", candidate.proposals().getFirst());
            until("site2/cameras/gate/snapshot", Duration.ofSeconds(2), () -> isLive(session, "gate"));
            until("lightnvr/cameras/door/snapshot", Duration.ofSeconds(2), () -> isLive(session, "door"));
        }
        try (Session again = open()) {
            until("site2/cameras/gate/snapshot", Duration.ofSeconds(2), () -> isLive(again, "gate"));
            until("lightnvr/cameras/door/snapshot", Duration.ofSeconds(2), () -> isLive(again, "door"));
        }
    }

    @Test
    void whatIsIgnoredOrBlockedStaysSo() throws Exception {
        try (Session session = open()) {
            until(
                    "tv/cam/jpg",
                    Duration.ofSeconds(20),
                    () -> offered(session, "tv/cam").isPresent());
            until(
                    "spam/cam/jpg",
                    Duration.ofSeconds(20),
                    () -> offered(session, "spam/cam").isPresent());
            session.station().intake().ignore(offered(session, "tv/cam").orElseThrow());
            session.station().intake().block(offered(session, "spam/cam").orElseThrow());
        }
        try (Session again = open()) {
            film("tv/cam/jpg");
            until(
                    "new/cam/jpg",
                    Duration.ofSeconds(20),
                    () -> offered(again, "new/cam").isPresent());
            until(
                    "spam/cam/jpg",
                    Duration.ofSeconds(20),
                    () -> again.station().intake().blocked() > 0);
            film("tv/cam/jpg");
            assertThat(again.station().intake().candidates())
                    .extracting(Candidate::prefix)
                    .containsExactly("new/cam");
            again.station().intake().undo(again.station().intake().decisions().getFirst());
            until(
                    "tv/cam/jpg",
                    Duration.ofSeconds(20),
                    () -> offered(again, "tv/cam").isPresent());
        }
    }
}
