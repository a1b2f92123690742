package vedette.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.settings.SettingsException;

/// How one connection is encrypted: TLS 1.2 or 1.3, the broker always checked. Remembers what the broker showed.
/// Thread-safe.
final class Encryption {
    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final BrokerAccess access;
    private final Clock clock;
    private volatile @Nullable Material material;

    /// What was read from the operator's files.
    private record Material(BrokerTrust trust, StationKey key) {}

    Encryption(BrokerAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /// Reads the operator's files anew.
    ///
    /// @throws SettingsException when one of them can't be used, with a sentence for the operator
    private Material read() throws SettingsException {
        BrokerTrust trust = new BrokerTrust(
                access.address().host(),
                TlsFiles.authorities(access.tls().authority()),
                access.tls().pins(),
                clock);
        StationKey key =
                TlsFiles.station(access.tls().certificate(), access.tls().key(), access.passphrase());
        Material made = new Material(trust, key);
        material = made;
        return made;
    }

    /// For the client library. That no verifier of host names is set makes it ask for the usual check; [BrokerTrust]
    /// checks the name besides.
    MqttClientSslConfig forClient() throws SettingsException {
        Material made = read();
        return MqttClientSslConfig.builder()
                .trustManagerFactory(new TrustFactory(made.trust()))
                .keyManagerFactory(new KeyFactory(made.key()))
                .protocols(PROTOCOLS)
                .build();
    }

    /// For a handshake of one's own.
    SSLContext context() throws SettingsException {
        Material made = read();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {made.key()}, new TrustManager[] {made.trust()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new SettingsException("This Java can't encrypt connections: " + e.getMessage(), e);
        }
    }

    /// What the broker showed in the last handshake, or null where none came so far.
    BrokerTrust.@Nullable Shown shown() {
        Material known = material;
        return known == null ? null : known.trust().shown();
    }

    /// Whether the broker wanted to see a certificate of the station.
    boolean wasAskedForCertificate() {
        Material known = material;
        return known != null && known.key().wasAsked();
    }

    /// The broker's certificate, where it was trusted.
    Optional<PeerCertificate> peer() {
        BrokerTrust.Shown known = shown();
        return known == null || known.fault() != null
                ? Optional.empty()
                : Optional.of(known.examination().certificate());
    }

    /// The station's certificate, if it has one.
    Optional<PeerCertificate> own() {
        Material known = material;
        return known == null ? Optional.empty() : known.key().certificate();
    }

    private static final class TrustFactory extends TrustManagerFactory {
        TrustFactory(TrustManager only) {
            super(
                    new TrustManagerFactorySpi() {
                        @Override
                        protected void engineInit(@Nullable KeyStore store) {
                            // It has what it needs.
                        }

                        @Override
                        protected void engineInit(ManagerFactoryParameters parameters) {
                            // It has what it needs.
                        }

                        @Override
                        protected TrustManager[] engineGetTrustManagers() {
                            return new TrustManager[] {only};
                        }
                    },
                    provider(),
                    "PKIX");
        }
    }

    private static final class KeyFactory extends KeyManagerFactory {
        KeyFactory(KeyManager only) {
            super(
                    new KeyManagerFactorySpi() {
                        @Override
                        protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {
                            // It has what it needs.
                        }

                        @Override
                        protected void engineInit(ManagerFactoryParameters parameters) {
                            // It has what it needs.
                        }

                        @Override
                        protected KeyManager[] engineGetKeyManagers() {
                            return new KeyManager[] {only};
                        }
                    },
                    provider(),
                    "PKIX");
        }
    }

    private static Provider provider() {
        return new Provider("Vedette", "1", "a broker's trust") {
            private static final long serialVersionUID = 1L;
        };
    }
}
