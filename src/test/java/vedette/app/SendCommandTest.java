package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.dialect.DialectCatalog;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.model.EventKind;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.Login;
import vedette.mqtt.MosquittoBroker;
import vedette.mqtt.MqttPublisher;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.ui.LabBroker;

/// `vedette command` against a real broker: what it prints, and its exit status.
@Timeout(120)
class SendCommandTest {
    private static final String HEALTH = "{\"message_id\":\"h-1\",\"timestamp\":\"2026-03-01T12:00:00\","
            + "\"camera_id\":\"cam1\",\"health_status\":\"healthy\",\"health_details\":{\"cpu_usage\":5}}";

    private static final String CONFIGURATION = "{\"message_id\":\"c-1\",\"timestamp\":\"2026-03-01T12:00:00\","
            + "\"camera_id\":\"cam1\",\"config_type\":\"detection_settings\",\"config_data\":{\"fps\":5}}";

    @TempDir
    private Path folder = Path.of("");

    private MosquittoBroker broker;
    private Publisher camera;

    private record Result(int status, String out, String err) {}

    @BeforeEach
    void startBroker() throws Exception {
        MosquittoBroker.assumeInstalled();
        broker = MosquittoBroker.in(Files.createDirectories(folder.resolve("broker")));
        broker.start();
        Files.createDirectories(folder.resolve("profile"));
        Files.writeString(folder.resolve("profile/settings.toml"), "[commands]\npatience = 5\ntries = 1\napart = 5\n");
        camera = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                .open("camera", null)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stopBroker() throws Exception {
        if (broker != null) {
            camera.drop();
            broker.close();
        }
    }

    private Result run(String... arguments) {
        List<String> line = new ArrayList<>(List.of("command"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--profile", folder.resolve("profile").toString()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int status = VedetteCommand.run(line.toArray(String[]::new));
            return new Result(
                    status, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Result runAtBroker(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--broker", broker.address().toString()));
        return run(all.toArray(String[]::new));
    }

    private void answerWithPictures() throws Exception {
        byte[] picture = LabBroker.jpeg(160, 120, 1);
        camera.subscribe(
                        "capture/image",
                        1,
                        request -> camera.publish(new OutboundMessage("image/data", picture, 1, false)))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private void tellHealth() throws Exception {
        camera.publish(new OutboundMessage(
                        "lprserver/cameras/cam1/health", HEALTH.getBytes(StandardCharsets.UTF_8), 1, true))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void itEndsWithZeroOnlyWhenTheCameraConfirmed() throws Exception {
        Result deaf = runAtBroker("image/data", "capture");
        assertThat(deaf.status()).as(deaf.out() + deaf.err()).isEqualTo(1);
        assertThat(deaf.out()).contains("queued", "sent", "expired", "no picture came within 5 s");
        answerWithPictures();
        Result done = runAtBroker("image/data", "capture");
        assertThat(done.status()).as(done.out() + done.err()).isZero();
        assertThat(done.out().lines().toList().getLast()).contains("confirmed");
    }

    @Test
    void whatCannotBeGivenAsAskedSaysWhatThereIs() throws Exception {
        tellHealth();
        assertThat(run("cam1", "get_status").err()).contains("give one with --broker");
        assertThat(runAtBroker("cam1").err()).contains("--list");
        Result nobody = runAtBroker("nobody", "capture", "--wait", "1s");
        assertThat(nobody.status()).isEqualTo(2);
        assertThat(nobody.err()).contains("no camera “nobody” was heard", "cam1");
        Result unknown = runAtBroker("cam1", "dance");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("takes no command “dance”", "get_status");
        Result dangerous = runAtBroker("cam1", "restart_camera");
        assertThat(dangerous.status()).isEqualTo(2);
        assertThat(dangerous.err()).contains("needs --yes", "sees and reports nothing");
        assertThat(runAtBroker("cam1", "get_status", "--param", "speed=3").err())
                .contains("speed");
        assertThat(runAtBroker("cam1", "get_status", "--param", "speed").err()).contains("KEY=VALUE");
        Result list = runAtBroker("cam1", "--list");
        assertThat(list.status()).isZero();
        assertThat(list.out()).contains("get_status", "restart_camera · Restart · with delay_seconds=number");
    }

    @Test
    void aVedetteThatRunsGivesItAndHasItInItsLog() throws Exception {
        answerWithPictures();
        tellHealth();
        try (Session session = Session.open(new Session.Plan(
                new Profile(folder.resolve("profile")),
                List.of(new BrokerArguments.Given("lab", broker.address(), Login.ANONYMOUS)),
                false,
                DialectCatalog.load(),
                Secrets.sessionOnly()))) {
            await().until(() -> session.station().status().hears());
            Result done = run("image/data", "capture", "--wait", "20s");
            assertThat(done.status()).as(done.out() + done.err()).isZero();
            assertThat(done.out()).contains("queued", "sent", "confirmed");
            await().until(() -> session.station().latest().stream()
                    .anyMatch(entry -> entry.kind() == EventKind.COMMAND
                            && entry.summary().contains("capture")
                            && entry.summary().contains("confirmed")));
            Result unknown = run("cam1", "dance");
            assertThat(unknown.status()).isEqualTo(2);
            assertThat(unknown.err()).contains("takes no command “dance”");
            camera.publish(new OutboundMessage(
                            "lprserver/cameras/cam1/config", CONFIGURATION.getBytes(StandardCharsets.UTF_8), 1, true))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            await().until(() -> session.station().cameras().stream()
                    .anyMatch(each -> each.state().configuration() != null));
            Result past = run("cam1", "config_update", "--yes");
            assertThat(past.status()).isEqualTo(2);
            assertThat(past.err()).contains("would set the whole configuration", "change single fields");
            Result elsewhere = run("cam1", "get_status", "--broker", "mqtt://other.lan");
            assertThat(elsewhere.status()).isEqualTo(2);
            assertThat(elsewhere.err()).contains("not connected to mqtt://other.lan");
        }
    }
}
