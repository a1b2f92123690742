package vedette.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import vedette.model.Printable;

/// Why a connection could not be made or was lost, in the operator's words.
///
/// @param sentence what happened, and where it helps, what to do
/// @param refused true where the broker refuses this station, so that trying soon again is of no use
/// @param olderProtocol true where the broker may know only an older MQTT
record LinkFailure(String sentence, boolean refused, boolean olderProtocol) {
    private static final LinkFailure TOO_LARGE =
            retry("A message on the broker is larger than this station can take in. Remove it there: it is"
                    + " probably a kept one below a camera's topics.");
    private static final LinkFailure WRONG_LOGIN =
            new LinkFailure("The broker refuses the login: user or password is wrong.", true, false);
    private static final LinkFailure NOT_LET_IN = new LinkFailure(
            "The broker does not let this station in. Check user and password, and what the user may do.", true, false);

    static LinkFailure of(Throwable failure, BrokerAddress address) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Mqtt5ConnAckException answer -> {
                    return refusal(answer.getMqttMessage().getReasonCode());
                }
                case Mqtt3ConnAckException answer -> {
                    return refusal(answer.getMqttMessage().getReturnCode());
                }
                case Mqtt5DisconnectException goodbye
                when goodbye.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER -> {
                    return retry("Another program has taken over this station's session with the broker.");
                }
                case UnknownHostException _, UnresolvedAddressException _ -> {
                    return retry("No computer called " + address.host() + " is known. Check the address.");
                }
                case NoRouteToHostException unreachable -> {
                    return retry("The network knows no way to " + address.host() + ".");
                }
                case ConnectException nobody -> {
                    return retry("Nothing answers at " + address.host() + " port " + address.port()
                            + ". Is the broker running?");
                }
                case SSLException encryption -> {
                    return retry(
                            "No encrypted connection: " + Printable.text(String.valueOf(encryption.getMessage()), 160));
                }
                case OutOfMemoryError full -> {
                    return TOO_LARGE;
                }
                case TimeoutException late -> {
                    return retry("The broker at " + address.host() + " did not answer in time.");
                }
                default -> {}
            }
        }
        return closed(failure);
    }

    private static LinkFailure closed(Throwable failure) {
        boolean maybeOlder = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("Timeout") || message.contains("PINGRESP")) {
                return retry("The broker has fallen silent.");
            }
            // A broker that knows only 3.1.1 hangs up, or answers in a form that MQTT 5 does not know.
            maybeOlder |= cause instanceof ConnectionClosedException || cause instanceof Mqtt5DisconnectException;
        }
        return new LinkFailure("The broker closed the connection.", false, maybeOlder);
    }

    private static LinkFailure refusal(Mqtt5ConnAckReasonCode code) {
        return switch (code) {
            case BAD_USER_NAME_OR_PASSWORD -> WRONG_LOGIN;
            case NOT_AUTHORIZED -> NOT_LET_IN;
            case BANNED -> new LinkFailure("The broker has banned this station.", true, false);
            case CLIENT_IDENTIFIER_NOT_VALID ->
                new LinkFailure("The broker refuses this station's client name.", true, true);
            case UNSUPPORTED_PROTOCOL_VERSION -> new LinkFailure("The broker does not know MQTT 5.", false, true);
            case SERVER_BUSY, SERVER_UNAVAILABLE -> retry("The broker is there, but not ready yet.");
            default -> new LinkFailure("The broker refuses the connection: " + code + ".", true, true);
        };
    }

    private static LinkFailure refusal(Mqtt3ConnAckReturnCode code) {
        return switch (code) {
            case BAD_USER_NAME_OR_PASSWORD -> WRONG_LOGIN;
            case NOT_AUTHORIZED -> NOT_LET_IN;
            case SERVER_UNAVAILABLE -> retry("The broker is there, but not ready yet.");
            default -> new LinkFailure("The broker refuses the connection: " + code + ".", true, false);
        };
    }

    /// Somebody has to do something here.
    static LinkFailure refused(String sentence) {
        return new LinkFailure(sentence, true, false);
    }

    /// Tells besides where the operator can look into it.
    LinkFailure withDoctor() {
        return new LinkFailure(
                sentence + " Test under Connection goes through it step by step.", refused, olderProtocol);
    }

    private static LinkFailure retry(String sentence) {
        return new LinkFailure(sentence, false, false);
    }
}
