package vedette.mqtt;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Decides in a handshake whether a broker is trusted, and remembers what it showed. Where keys are pinned, they decide
/// alone; else two independent checks must both pass, the JDK's and [ChainExamination], which also says why not.
final class BrokerTrust extends X509ExtendedTrustManager {
    private final String host;
    private final X509ExtendedTrustManager authorities;
    private final List<String> pins;
    private final Clock clock;
    private volatile @Nullable Shown shown;

    /// What a broker showed in its last handshake.
    ///
    /// @param protocol such as `TLSv1.3`
    /// @param fault why it is not trusted, or null
    record Shown(
            String protocol,
            String cipher,
            ChainExamination examination,
            @Nullable CertificateFault fault) {}

    BrokerTrust(String host, X509ExtendedTrustManager authorities, List<String> pins, Clock clock) {
        this.host = host;
        this.authorities = authorities;
        this.pins = pins;
        this.clock = clock;
    }

    /// What the broker showed, or null where no handshake came so far.
    @Nullable
    Shown shown() {
        return shown;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        examine(chain, engine.getHandshakeSession(), () -> authorities.checkServerTrusted(chain, keyExchange, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        SSLSession session = socket instanceof SSLSocket secure ? secure.getHandshakeSession() : null;
        examine(chain, session, () -> authorities.checkServerTrusted(chain, keyExchange, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        examine(chain, null, () -> authorities.checkServerTrusted(chain, keyExchange));
    }

    private interface PlatformCheck {
        void run() throws CertificateException;
    }

    private void examine(X509Certificate[] chain, @Nullable SSLSession session, PlatformCheck platform)
            throws CertificateException {
        ChainExamination examination = ChainExamination.of(
                List.of(chain), host, List.of(authorities.getAcceptedIssuers()), pins, clock.instant());
        CertificateFault fault = examination.fault();
        if (fault == null && !examination.pinned()) {
            try {
                platform.run();
            } catch (CertificateException e) {
                fault = CertificateSentences.unsound(String.valueOf(e.getMessage()));
            }
        }
        shown = new Shown(
                session == null ? "TLS" : session.getProtocol(),
                session == null ? "" : session.getCipherSuite(),
                examination,
                fault);
        if (fault != null) {
            throw new CertificateFault.Refusal(fault);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("the station is nobody's server");
    }
}
