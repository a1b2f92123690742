package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.message.LinkState;
import vedette.message.Subscription;

/// Brokers that do not let the station in, or not everywhere, or do not answer.
@Timeout(60)
class RefusalTest {
    private final Ear ear = new Ear();

    @Test
    void aWrongPasswordIsRefusedWithASentence(@TempDir Path folder) throws Exception {
        MosquittoBroker.assumeInstalled();
        Path passwords = MosquittoBroker.password(folder, "guard", "right");
        try (TestBroker broker = MosquittoBroker.in(folder, "allow_anonymous false", "password_file " + passwords)) {
            broker.start();
            try (MqttTransport wrong =
                    Stations.open(broker.address(), new Login("guard", "wrong"), "guarded", new Ear())) {
                await().until(() -> wrong.state() instanceof LinkState.Refused);
                assertThat(wrong.state())
                        .isEqualTo(new LinkState.Refused("The broker does not let this station in. "
                                + "Check user and password, and what the user may do."));
            }
            try (MqttTransport right = Stations.open(broker.address(), new Login("guard", "right"), "guarded", ear)) {
                await().until(ear::isOnline);
                assertThat(right.state().isOnline()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"134, refuses the login: user or password is wrong", "135, does not let this station in", "138, banned"
    })
    void aRefusalByMqtt5IsASentence(int code, String words) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(code, ScriptedBroker.WELCOME);
                MqttTransport transport = Stations.open(broker.address(), "refused", ear)) {
            await().until(() -> transport.state() instanceof LinkState.Refused);
            assertThat(transport.state()).asString().contains(words);
            assertThat(broker.levels).as("no second try by the older protocol").containsOnly(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, user or password is wrong", "5, does not let this station in"})
    void aRefusalByMqtt3IsASentence(int code, String words) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.HANG_UP, code);
                MqttTransport transport = Stations.open(broker.address(), "refused", ear)) {
            await().until(() -> transport.state() instanceof LinkState.Refused);
            assertThat(transport.state()).asString().contains(words);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {132, 1, ScriptedBroker.HANG_UP})
    void aBrokerWithoutMqtt5IsSpokenToInTheOlderProtocol(int code) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(code, ScriptedBroker.WELCOME);
                MqttTransport transport = Stations.open(broker.address(), "older", ear)) {
            await().until(ear::isOnline);
            assertThat(transport.state())
                    .isInstanceOfSatisfying(
                            LinkState.Online.class,
                            online -> assertThat(online.protocol()).isEqualTo("MQTT 3.1.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ScriptedBroker.WELCOME, ScriptedBroker.HANG_UP})
    void refusedTopicsAreNamed(int answer5) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(answer5, ScriptedBroker.WELCOME);
                MqttTransport transport = new MqttTransport(
                        "lab",
                        BrokerAccess.of(broker.address(), Login.ANONYMOUS),
                        "partly",
                        Executors.newSingleThreadScheduledExecutor(),
                        Clock.systemUTC())) {
            transport.open(
                    ear,
                    List.of(new Subscription("open/#", 1), new Subscription("secret/news", 1)),
                    List.of(new Subscription("secret/#", 0)));
            await().until(ear::isOnline);
            assertThat(transport.state())
                    .isInstanceOfSatisfying(
                            LinkState.Online.class,
                            online -> assertThat(online.refusedTopics()).containsExactly("secret/news", "secret/#"));
        }
    }

    /// The library tells of the loss before it tells of the success: with that taken for the newer of both, nobody
    /// would try again.
    @Test
    void aBrokerThatHangsUpAsSoonAsItHasConfirmedIsTriedAgain() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.WELCOME, ScriptedBroker.WELCOME)) {
            broker.curt.set(20);
            try (MqttTransport transport = Stations.open(broker.address(), "curt", ear)) {
                await().until(() -> broker.curt.get() == 0 && broker.begun.get() - broker.ended.get() == 2);
                await().until(() -> transport.state().isOnline());
                assertThat(broker.levels).as("it knows MQTT 5").containsOnly(5);
            }
        }
    }

    /// In a lasting session the library keeps the subscription for the next connection, and says nothing.
    @Test
    void aBrokerThatHangsUpInsteadOfConfirmingIsTriedAgain() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.WELCOME, ScriptedBroker.WELCOME)) {
            broker.unanswering.set(4);
            try (MqttTransport transport = Stations.open(broker.address(), "mute", ear)) {
                await().until(() -> broker.unanswering.get() == 0);
                await().until(() -> transport.state().isOnline());
                assertThat(broker.levels).as("it knows MQTT 5").containsOnly(5);
            }
        }
    }

    @Test
    void aTransportThatIsClosedWhileItConnectsLeavesNoConnection() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.SILENCE, ScriptedBroker.SILENCE)) {
            MqttTransport transport = Stations.open(broker.address(), "hasty", ear);
            await().until(() -> broker.levels.size() == 2);
            long began = System.nanoTime();
            transport.close();
            assertThat(System.nanoTime() - began).isLessThan(4_000_000_000L);
            assertThat(transport.state()).isEqualTo(new LinkState.Closed());
            await().atMost(java.time.Duration.ofSeconds(15)).until(() -> broker.ended.get() == 2);
            assertThat(broker.begun).hasValue(2);
        }
    }

    @Test
    void aSilentBrokerIsSaidToBeSilent() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.SILENCE, ScriptedBroker.SILENCE);
                MqttTransport transport = Stations.open(broker.address(), "patient", ear)) {
            await().atMost(java.time.Duration.ofSeconds(20))
                    .until(() -> transport.state() instanceof LinkState.Retrying);
            assertThat(transport.state()).asString().containsAnyOf("did not answer in time", "fallen silent");
        }
    }
}
