package vedette.mqtt;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vedette.message.OutboundMessage;

/// One MQTT connection as it should be.
///
/// @param access the broker
/// @param encryption how it is encrypted, where its address says so
/// @param clientId the client's name for the broker; the broker keeps a lasting session under it
/// @param lasting whether the broker keeps the session while the station is away
/// @param receiveMaximum how many messages may be under way to us at once: small where the newest wins
/// @param lastWill what the broker publishes when the connection is lost, or null
/// @param socketTimeOut how long the network may take to reach the broker
record ConnectionSpec(
        BrokerAccess access,
        Encryption encryption,
        String clientId,
        boolean lasting,
        int receiveMaximum,
        @Nullable OutboundMessage lastWill,
        Duration socketTimeOut) {
    /// The client asks the broker for a sign of life this often, and takes it for dead where none came until it would
    /// ask again: a dead link is noticed after three to six seconds. With five it took up to ten.
    static final int KEEP_ALIVE_SECONDS = 3;

    /// How long a broker keeps news for a station that is away: seven days.
    static final long SESSION_SECONDS = 7 * 24 * 3600L;

    /// No message of a camera is larger: 12 MB, a picture of 8 MB as text. A broker that speaks MQTT 5 keeps what is
    /// larger to itself; each time it came, it would fill the memory and break the connection.
    static final int LARGEST_PACKET = 12 << 20;

    static final int TIME_OUT_SECONDS = 5;

    /// Before the older protocol is tried: a broker may still be ending the attempt that it did not understand, and
    /// with it whoever has the same name.
    static final Duration BEFORE_OLDER = Duration.ofMillis(100);

    /// The answer to a subscription may come behind all that the broker kept for this station; one that never comes
    /// must not leave it connected and deaf for ever.
    static final int SUBSCRIBED_WITHIN_SECONDS = 60;

    /// A network that came back is met by the first packet after that: the system asks again after a second for what is
    /// lost, so that a longer wait would only put off the next try.
    private static final Duration SOCKET_TIME_OUT = Duration.ofMillis(1500);

    /// Where nobody tries again.
    private static final Duration UNHURRIED = Duration.ofSeconds(10);

    static ConnectionSpec of(
            BrokerAccess access,
            String clientId,
            boolean lasting,
            int receiveMaximum,
            @Nullable OutboundMessage lastWill) {
        Encryption encryption = new Encryption(access, Clock.systemUTC());
        return new ConnectionSpec(access, encryption, clientId, lasting, receiveMaximum, lastWill, SOCKET_TIME_OUT);
    }

    /// The same for one who tries once, and has no reason to give up soon.
    ConnectionSpec unhurried() {
        return new ConnectionSpec(access, encryption, clientId, lasting, receiveMaximum, lastWill, UNHURRIED);
    }

    BrokerAddress address() {
        return access.address();
    }

    Login login() {
        return access.login();
    }

    /// Why this connection could not be made or was lost.
    LinkFailure failure(Throwable cause) {
        LinkFailure ofEncryption = address().isEncrypted() ? TlsFailure.of(cause, address(), encryption) : null;
        return ofEncryption == null ? LinkFailure.of(cause, address()) : ofEncryption.withDoctor();
    }
}
