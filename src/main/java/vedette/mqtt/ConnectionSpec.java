package vedette.mqtt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vedette.message.OutboundMessage;

/// One MQTT connection as it should be.
///
/// @param clientId the client's name for the broker; the broker keeps a lasting session under it
/// @param lasting whether the broker keeps the session while the station is away
/// @param receiveMaximum how many messages may be under way to us at once: small where the newest wins
/// @param lastWill what the broker publishes when the connection is lost, or null
record ConnectionSpec(
        BrokerAddress address,
        Login login,
        String clientId,
        boolean lasting,
        int receiveMaximum,
        @Nullable OutboundMessage lastWill) {
    /// The client asks the broker for a sign of life this often, and takes it for dead where none came until it would
    /// ask again: a dead link is noticed after three to six seconds. With five it took up to ten.
    static final int KEEP_ALIVE_SECONDS = 3;

    /// How long a broker keeps news for a station that is away: seven days.
    static final long SESSION_SECONDS = 7 * 24 * 3600L;

    static final int TIME_OUT_SECONDS = 5;

    /// A network that came back is met by the first packet after that: the system asks again after a second for what is
    /// lost, so that a longer wait would only put off the next try.
    static final Duration SOCKET_TIME_OUT = Duration.ofMillis(1500);
}
