package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.message.Subscription;
import vedette.mqtt.BrokerProbe.Finding;
import vedette.mqtt.BrokerProbe.Step;

@Timeout(60)
class BrokerProbeTest {
    private final List<Finding> findings = new ArrayList<>();

    private boolean probe(BrokerAddress address, String... topics) throws InterruptedException {
        List<Subscription> subscriptions = java.util.stream.Stream.of(topics)
                .map(topic -> new Subscription(topic, 1))
                .toList();
        return new BrokerProbe(
                        BrokerAccess.of(address, new Login("guard", "secret word")),
                        subscriptions,
                        Duration.ofMillis(300))
                .run(findings::add);
    }

    private void endsAt(Step step, String words) {
        assertThat(findings).last().satisfies(last -> {
            assertThat(last.step()).isEqualTo(step);
            assertThat(last.passed()).isFalse();
            assertThat(last.text()).contains(words).doesNotContain("secret word");
        });
        assertThat(findings.subList(0, findings.size() - 1)).allMatch(Finding::passed);
        assertThat(findings).extracting(Finding::step).containsExactlyElementsOf(plainSteps(step));
    }

    private static List<Step> plainSteps(Step last) {
        return EnumSet.range(Step.NAME, last).stream()
                .filter(step -> !step.isEncrypted())
                .toList();
    }

    @Test
    void aNameThatNobodyKnows() throws Exception {
        assertThat(probe(BrokerAddress.parse("mqtt://no-such-broker.invalid"), "a/#"))
                .isFalse();
        endsAt(Step.NAME, "No computer called no-such-broker.invalid is known");
    }

    @Test
    void aPortWhereNobodyAnswers() throws Exception {
        int port = TestBroker.freePort();
        assertThat(probe(BrokerAddress.parse("mqtt://127.0.0.1:" + port), "a/#"))
                .isFalse();
        endsAt(Step.CONNECTION, "Nothing answers at 127.0.0.1 port " + port);
    }

    @Test
    void aLoginThatIsRefused() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(134, ScriptedBroker.WELCOME)) {
            assertThat(probe(broker.address(), "a/#")).isFalse();
        }
        endsAt(Step.LOGIN, "user or password is wrong");
    }

    @Test
    void topicsThatAreAllRefused() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.WELCOME, ScriptedBroker.WELCOME)) {
            assertThat(probe(broker.address(), "secret/#", "secrets")).isFalse();
        }
        endsAt(Step.SUBSCRIPTION, "hear none of the cameras' topics");
    }

    @Test
    void topicsOfWhichSomeAreRefused() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.HANG_UP, ScriptedBroker.WELCOME)) {
            assertThat(probe(broker.address(), "open/#", "secret/#")).isTrue();
        }
        assertThat(findings.get(2).text()).isEqualTo("MQTT 3.1.1, as user guard");
        assertThat(findings.get(3).text()).isEqualTo("The broker refuses 1 of 2 topics: secret/#");
        endsAt(Step.FIRST_MESSAGE, "No camera has spoken within");
    }

    @Test
    void aBrokerThatHangsUpBeforeACameraSpeaks() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.WELCOME, ScriptedBroker.WELCOME)) {
            broker.curt.set(1);
            assertThat(probe(broker.address(), "a/#")).isFalse();
        }
        assertThat(findings.getLast().passed()).isFalse();
        assertThat(findings.getLast().text()).contains("The broker closed the connection.");
    }

    @Test
    void aBrokerThatIsWell(@TempDir Path folder) throws Exception {
        MosquittoBroker.assumeInstalled();
        try (TestBroker broker = MosquittoBroker.in(folder)) {
            broker.start();
            Publisher camera = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                    .open("camera", null)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            camera.publish(new OutboundMessage("door/state", "open".getBytes(StandardCharsets.UTF_8), 1, true))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            assertThat(probe(broker.address(), "$SYS/#", "door/#")).isTrue();
            camera.close();
        }
        assertThat(findings).extracting(Finding::step).containsExactlyElementsOf(plainSteps(Step.FIRST_MESSAGE));
        assertThat(findings).allMatch(Finding::passed);
        assertThat(findings.getLast().text()).startsWith("door/state after");
    }
}
