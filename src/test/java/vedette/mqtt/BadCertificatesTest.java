package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.LinkState;
import vedette.message.Subscription;
import vedette.mqtt.BrokerProbe.Finding;
import vedette.mqtt.BrokerProbe.Outcome;
import vedette.mqtt.BrokerProbe.Step;
import vedette.settings.TlsSettings;

/// Eight brokers that must not be trusted: each is refused with a sentence of its own, the doctor names the step, and
/// no password is sent.
@Timeout(120)
class BadCertificatesTest {
    private static final Duration ONLY_SHIFTED = Duration.ZERO;

    @TempDir
    private Path folder = Path.of("");

    private LabCertificates lab = new LabCertificates(Path.of("target"));
    private LabCertificates.Pair authority = new LabCertificates.Pair(Path.of(""), Path.of(""));
    private final Set<String> sentences = new HashSet<>();

    BadCertificatesTest() throws IOException {}

    @BeforeEach
    void makeAuthority() throws Exception {
        LabCertificates.assumeInstalled();
        lab = new LabCertificates(folder.resolve("certificates"));
        authority = lab.authority("Lab CA");
    }

    private LabCertificates.Pair signed(String alternatives, String use, Duration shifted) throws Exception {
        return lab.signed(authority, "broker", alternatives, use, shifted);
    }

    private BrokerAccess access(int port, @Nullable String pin) {
        return new BrokerAccess(
                BrokerAddress.parse("mqtts://localhost:" + port),
                new Login("guard", "secret word"),
                new TlsSettings(authority.certificate().toString(), null, null, pin == null ? List.of() : List.of(pin)),
                null);
    }

    private static MqttTransport open(BrokerAccess access) {
        MqttTransport transport = new MqttTransport(
                "lab", access, "bad", Executors.newSingleThreadScheduledExecutor(), Clock.systemUTC());
        transport.open(new Ear(), List.of(Stations.NEWS), List.of(Stations.FRAMES));
        return transport;
    }

    private static String refusal(BrokerAccess access) {
        try (MqttTransport transport = open(access)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> transport.state() instanceof LinkState.Refused);
            assertThat(transport.peerCertificate()).isEmpty();
            return ((LinkState.Refused) transport.state()).reason();
        }
    }

    private void isRefused(TlsServer server, @Nullable String pin, Step failing, String... words) throws Exception {
        BrokerAccess access = access(server.port(), pin);
        String sentence = refusal(access);
        assertThat(sentence).contains(words).endsWith("Test under Connection goes through it step by step.");
        assertThat(sentences.add(sentence))
                .as("a sentence of its own: " + sentence)
                .isTrue();
        List<Finding> findings = new ArrayList<>();
        boolean usable =
                new BrokerProbe(access, List.of(new Subscription("a/#", 1)), Duration.ofMillis(100)).run(findings::add);
        assertThat(usable).isFalse();
        assertThat(findings)
                .filteredOn(each -> each.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.step()).isEqualTo(failing);
                    assertThat(failed.text()).contains(words);
                });
        assertThat(findings).extracting(Finding::step).doesNotContain(Step.CLIENT_CERTIFICATE, Step.LOGIN);
        assertThat(findings)
                .filteredOn(each -> each.step() == Step.CHAIN)
                .allSatisfy(chain -> assertThat(chain.certificate()).isNotNull());
        assertThat(server.heard()).as("what came through the encryption").isEmpty();
    }

    @Test
    void eachIsRefusedWithASentenceOfItsOwn() throws Exception {
        try (TlsServer server = TlsServer.showing(signed("DNS:gate-old.lan", "serverAuth", ONLY_SHIFTED))) {
            isRefused(server, null, Step.HOST_NAME, "is for gate-old.lan, not for localhost");
        }
        try (TlsServer server = TlsServer.showing(signed("DNS:localhost", "serverAuth", Duration.ofDays(-40)))) {
            isRefused(server, null, Step.DATES, "expired on ");
        }
        try (TlsServer server = TlsServer.showing(signed("DNS:localhost", "serverAuth", Duration.ofDays(20)))) {
            isRefused(server, null, Step.DATES, "valid only from", "this computer's clock says");
        }
        try (TlsServer server = TlsServer.showing(lab.selfSigned("broker"))) {
            isRefused(server, null, Step.CHAIN, "signed by itself");
        }
        LabCertificates.Pair strange = lab.authority("Strange CA");
        try (TlsServer server =
                TlsServer.showing(lab.signed(strange, "broker", "DNS:localhost", "serverAuth", Duration.ZERO))) {
            isRefused(server, null, Step.CHAIN, "signed by “Strange CA”, an authority that is not known here");
        }
        try (TlsServer server = TlsServer.showing(signed("DNS:localhost", "clientAuth", ONLY_SHIFTED))) {
            isRefused(server, null, Step.CHAIN, "not meant for servers");
        }
        String other = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        try (TlsServer server = TlsServer.showing(lab.server(authority))) {
            isRefused(server, other, Step.CHAIN, "key has changed", other);
        }
        try (TlsServer server = TlsServer.old(lab.server(authority))) {
            isRefused(server, null, Step.HANDSHAKE, "old protocol (TLS 1.1 or older)");
        }
        assertThat(sentences).hasSize(8);
    }

    @Test
    void allFaultsOfOneChainAreTold() throws Exception {
        LabCertificates.Pair strange = lab.authority("Strange CA");
        List<Finding> findings = new ArrayList<>();
        try (TlsServer server =
                TlsServer.showing(lab.signed(strange, "broker", "DNS:gate.lan", "serverAuth", Duration.ofDays(-40)))) {
            new BrokerProbe(access(server.port(), null), List.of(), Duration.ofMillis(100)).run(findings::add);
        }
        assertThat(findings)
                .filteredOn(each -> each.outcome() == Outcome.FAILED)
                .extracting(Finding::step)
                .containsExactly(Step.CHAIN, Step.HOST_NAME, Step.DATES);
        assertThat(findings).filteredOn(Finding::trustable).singleElement().satisfies(chain -> {
            assertThat(chain.certificate()).isNotNull();
            assertThat(chain.step()).isEqualTo(Step.CHAIN);
        });
    }

    @Test
    void aPortForUnencryptedConnectionsAndOneForEncryptedAreToldApart() throws Exception {
        MosquittoBroker.assumeInstalled();
        try (MosquittoBroker plain = MosquittoBroker.in(Files.createDirectories(folder.resolve("plain")))) {
            plain.start();
            List<Finding> findings = new ArrayList<>();
            new BrokerProbe(access(plain.port(), null), List.of(), Duration.ofMillis(100)).run(findings::add);
            assertThat(findings.getLast()).satisfies(last -> {
                assertThat(last.step()).isEqualTo(Step.HANDSHAKE);
                assertThat(last.text())
                        .contains("may be for unencrypted connections")
                        .contains("8883");
            });
            try (MqttTransport transport = open(access(plain.port(), null))) {
                await().until(() -> transport.state() instanceof LinkState.Retrying);
                assertThat(transport.state()).asString().contains("may be for unencrypted connections");
            }
        }
        LabCertificates.Pair good = lab.server(authority);
        List<String> settings = new ArrayList<>(MosquittoBroker.encrypted(authority, good));
        settings.add("allow_anonymous true");
        try (MosquittoBroker secure = MosquittoBroker.in(
                Files.createDirectories(folder.resolve("secure")), settings.toArray(String[]::new))) {
            secure.start();
            List<Finding> findings = new ArrayList<>();
            BrokerAccess unencrypted =
                    BrokerAccess.of(BrokerAddress.parse("mqtt://localhost:" + secure.port()), Login.ANONYMOUS);
            new BrokerProbe(unencrypted, List.of(), Duration.ofMillis(100)).run(findings::add);
            assertThat(findings.getLast()).satisfies(last -> {
                assertThat(last.step()).isEqualTo(Step.LOGIN);
                assertThat(last.text()).contains("wants encryption: write mqtts://");
            });
        }
    }
}
