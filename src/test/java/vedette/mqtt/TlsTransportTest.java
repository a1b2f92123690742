package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.message.Acknowledgement;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.message.Subscription;
import vedette.settings.TlsSettings;

/// Encrypted connections to Mosquitto.
@Timeout(60)
class TlsTransportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private LabCertificates lab = new LabCertificates(Path.of("target"));
    private LabCertificates.Pair authority = new LabCertificates.Pair(Path.of(""), Path.of(""));

    TlsTransportTest() throws IOException {}

    @BeforeEach
    void makeAuthority() throws Exception {
        MosquittoBroker.assumeInstalled();
        LabCertificates.assumeInstalled();
        lab = new LabCertificates(folder.resolve("certificates"));
        authority = lab.authority("Lab CA");
    }

    private MosquittoBroker broker(LabCertificates.Pair shown, String... more) throws Exception {
        List<String> settings = new ArrayList<>(MosquittoBroker.encrypted(authority, shown));
        settings.addAll(more.length == 0 ? List.of("allow_anonymous true") : List.of(more));
        MosquittoBroker broker =
                MosquittoBroker.in(Files.createDirectories(folder.resolve("broker")), settings.toArray(String[]::new));
        broker.start();
        return broker;
    }

    /// Mosquitto 2.0.11 ends where it has a listener for WebSockets only.
    private static String[] speaking(String scheme) throws IOException {
        return scheme.equals("wss")
                ? new String[] {
                    "allow_anonymous true", "protocol websockets", "listener " + TestBroker.freePort() + " 127.0.0.1"
                }
                : new String[0];
    }

    private TlsSettings own(@Nullable Path certificate, @Nullable Path key, String... pins) {
        return new TlsSettings(
                authority.certificate().toString(),
                certificate == null ? null : certificate.toString(),
                key == null ? null : key.toString(),
                List.of(pins));
    }

    private static BrokerAccess access(MosquittoBroker broker, TlsSettings tls) {
        return new BrokerAccess(BrokerAddress.parse("mqtts://localhost:" + broker.port()), Login.ANONYMOUS, tls, null);
    }

    private static MqttTransport open(BrokerAccess access, Ear ear) {
        MqttTransport transport = new MqttTransport(
                "lab", access, "secure", Executors.newSingleThreadScheduledExecutor(), Clock.systemUTC());
        transport.open(ear, List.of(Stations.NEWS), List.of(Stations.FRAMES));
        return transport;
    }

    private static String refusal(BrokerAccess access) {
        try (MqttTransport transport = open(access, new Ear())) {
            await().atMost(PATIENCE).until(() -> transport.state() instanceof LinkState.Refused);
            return ((LinkState.Refused) transport.state()).reason();
        }
    }

    private static void hears(BrokerAccess access) throws Exception {
        Ear ear = new Ear();
        try (MqttTransport transport = open(access, ear);
                Publisher camera = MqttPublisher.factory(access)
                        .open("camera", null)
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS)) {
            await().atMost(PATIENCE).until(ear::isOnline);
            camera.publish(new OutboundMessage("news/a", "said".getBytes(StandardCharsets.UTF_8), 1, false))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            await().atMost(PATIENCE).until(() -> ear.newsTexts().contains("said"));
            assertThat(transport.peerCertificate()).hasValueSatisfying(peer -> {
                assertThat(peer.subject()).isEqualTo("broker");
                assertThat(peer.fingerprint()).matches("([0-9a-f]{2}:){31}[0-9a-f]{2}");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtts", "wss"})
    void anAuthorityOfOnesOwnIsTrusted(String scheme) throws Exception {
        try (MosquittoBroker broker = broker(lab.server(authority), speaking(scheme))) {
            hears(new BrokerAccess(
                    BrokerAddress.parse(scheme + "://localhost:" + broker.port() + "/mqtt"),
                    Login.ANONYMOUS,
                    own(null, null),
                    null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtts", "wss"})
    void theOlderProtocolIsEncryptedToo(String scheme) throws Exception {
        try (MosquittoBroker broker = broker(lab.server(authority), speaking(scheme))) {
            BrokerAccess access = new BrokerAccess(
                    BrokerAddress.parse(scheme + "://localhost:" + broker.port()),
                    Login.ANONYMOUS,
                    own(null, null),
                    null);
            ProtocolClient client = new Mqtt3ProtocolClient(
                    ConnectionSpec.of(access, "older", false, 10, null), new ProtocolClient.Listener() {
                        @Override
                        public void received(ProtocolClient.WireMessage message, Acknowledgement acknowledgement) {
                            acknowledgement.give();
                        }

                        @Override
                        public void disconnected(Throwable cause) {}
                    });
            client.connect().get(30, TimeUnit.SECONDS);
            assertThat(client.subscribe(List.of(new Subscription("a/#", 1))).get(30, TimeUnit.SECONDS))
                    .isEmpty();
            client.disconnect().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aStationWithoutACertificateIsRefusedAndWithOneIsNot() throws Exception {
        LabCertificates.Pair station = lab.client(authority);
        LabCertificates.Pair stranger = lab.client(lab.authority("Other CA"));
        Path file = lab.pkcs12(station, "open sesame");
        try (MosquittoBroker broker =
                broker(lab.server(authority), "require_certificate true", "allow_anonymous true")) {
            assertThat(refusal(access(broker, own(null, null)))).contains("wants to see a certificate of this station");
            assertThat(refusal(access(broker, own(stranger.certificate(), stranger.key()))))
                    .contains("refuses this station's certificate");
            hears(access(broker, own(station.certificate(), station.key())));
            BrokerAccess locked = access(broker, own(file, null));
            hears(locked.withTls(locked.tls(), "open sesame"));
            assertThat(refusal(locked.withTls(locked.tls(), "wrong")))
                    .contains("The passphrase of " + file + " is wrong")
                    .doesNotContain("open sesame");
        }
    }

    @Test
    void aFileThatIsMendedIsReadAgain() throws Exception {
        Path late = folder.resolve("late.pem");
        try (MosquittoBroker broker = broker(lab.server(authority))) {
            TlsSettings tls = new TlsSettings(late.toString(), null, null, List.of());
            Ear ear = new Ear();
            try (MqttTransport transport = open(access(broker, tls), ear)) {
                await().atMost(PATIENCE).until(() -> transport.state() instanceof LinkState.Refused);
                assertThat(transport.state()).asString().contains("certificate authority is not there: " + late);
                Files.copy(authority.certificate(), late);
                await().atMost(PATIENCE).until(ear::isOnline);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"right, true", "wrong, false"})
    void aPasswordIsSentEncrypted(String password, boolean isRight) throws Exception {
        Path passwords = MosquittoBroker.password(Files.createDirectories(folder.resolve("broker")), "guard", "right");
        try (MosquittoBroker broker =
                broker(lab.server(authority), "allow_anonymous false", "password_file " + passwords)) {
            BrokerAccess access = new BrokerAccess(
                    BrokerAddress.parse("mqtts://localhost:" + broker.port()),
                    new Login("guard", password),
                    own(null, null),
                    null);
            if (isRight) {
                hears(access);
            } else {
                assertThat(refusal(access)).contains("does not let this station in");
            }
        }
    }

    @Test
    void aPinnedKeyIsTrustedWhateverItsCertificateAndAChangedOneIsRefused() throws Exception {
        LabCertificates.Pair first =
                lab.signed(authority, "broker", "DNS:elsewhere", "serverAuth", Duration.ofDays(-20));
        LabCertificates.Pair second = lab.server(authority);
        String pin;
        try (MosquittoBroker broker = broker(first)) {
            BrokerAccess unknown = access(broker, TlsSettings.USUAL);
            assertThat(refusal(unknown)).contains("“Lab CA”");
            BrokerTrust.Shown shown =
                    java.util.Objects.requireNonNull(HandshakeProbe.run(unknown).shown());
            pin = shown.examination().certificate().pin();
            hears(access(broker, TlsSettings.USUAL.withPins(List.of(pin))));
        }
        try (MosquittoBroker broker = broker(second)) {
            assertThat(refusal(access(broker, own(null, null, pin))))
                    .contains("key has changed")
                    .contains(pin);
        }
    }
}
