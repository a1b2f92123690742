package vedette.mqtt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.settings.SettingsException;

/// One handshake of TLS and nothing after it: no login is ever sent here. It ends by itself where the broker is not
/// trusted, and what the broker showed is known then.
///
/// @param shown what the broker showed, or null where it showed nothing
/// @param asked whether it wanted to see a certificate of the station
/// @param own the station's certificate, if it has one
/// @param failure why the handshake did not come to its end, or null
record HandshakeProbe(
        BrokerTrust.@Nullable Shown shown,
        boolean asked,
        Optional<PeerCertificate> own,
        @Nullable LinkFailure failure) {
    /// By TLS 1.3 a broker refuses the station's certificate only after the handshake: how long to wait for that.
    private static final int REFUSAL_MILLIS = 700;

    static HandshakeProbe run(BrokerAccess access) {
        BrokerAddress address = access.address();
        Encryption encryption = new Encryption(access, Clock.systemUTC());
        int millis = ConnectionSpec.TIME_OUT_SECONDS * 1000;
        LinkFailure failure = null;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.host(), address.port()), millis);
            plain.setSoTimeout(millis);
            shake(plain, address, encryption);
        } catch (SettingsException e) {
            failure = LinkFailure.refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LinkFailure ofEncryption = TlsFailure.of(e, address, encryption);
            failure = ofEncryption == null ? LinkFailure.of(e, address) : ofEncryption;
        }
        return new HandshakeProbe(encryption.shown(), encryption.wasAskedForCertificate(), encryption.own(), failure);
    }

    /// Whether this port speaks TLS at all.
    static boolean speaksTls(BrokerAddress address) {
        return run(BrokerAccess.of(address, Login.ANONYMOUS)).shown() != null;
    }

    private static void shake(Socket plain, BrokerAddress address, Encryption encryption)
            throws IOException, SettingsException {
        try (SSLSocket secure = (SSLSocket)
                encryption.context().getSocketFactory().createSocket(plain, address.host(), address.port(), true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(Encryption.PROTOCOLS.toArray(String[]::new));
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            if (encryption.wasAskedForCertificate()) {
                awaitRefusal(secure);
            }
        }
    }

    private static void awaitRefusal(SSLSocket secure) throws IOException {
        secure.setSoTimeout(REFUSAL_MILLIS);
        try {
            if (secure.getInputStream().read() < 0) {
                throw new javax.net.ssl.SSLException("Received fatal alert: certificate_required");
            }
        } catch (SocketTimeoutException e) {
            return; // it waits for the station to speak: all is well
        }
    }
}
