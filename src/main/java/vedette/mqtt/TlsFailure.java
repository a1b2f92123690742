package vedette.mqtt;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why an encrypted connection could not be made, in the operator's words. What can be known by looking at what the
/// broker showed is known so; only what the other side says by an alert of TLS must be read from the exception's text.
final class TlsFailure {
    private static final Pattern ALERT = Pattern.compile("fatal alert: ?([a-z_]+)");
    private static final Pattern OLD = Pattern.compile("protocol_version|selected protocol version|"
            + "client requested protocol TLSv?1(\\.[01])?|Server chose TLSv1(\\.[01])?, but");
    private static final Pattern NO_RECORD =
            Pattern.compile("not an SSL/TLS record|Unsupported or unrecognized SSL message|plaintext connection");

    private TlsFailure() {}

    /// @return null where the failure is not about encryption
    static @Nullable LinkFailure of(Throwable failure, BrokerAddress address, Encryption encryption) {
        boolean encrypting = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateFault.Refusal refusal) {
                return LinkFailure.refused(refusal.fault().sentence());
            }
            encrypting |= endsConversation(cause);
            LinkFailure told = told(String.valueOf(cause.getMessage()), address, encryption);
            if (told != null && encrypting) {
                return told;
            }
        }
        return encrypting && encryption.shown() == null ? hungUp(address) : null;
    }

    /// Whether there was a conversation that it ended: else nobody was reached.
    private static boolean endsConversation(Throwable cause) {
        return switch (cause) {
            case SSLException encryption -> true;
            case ConnectException nobody -> false;
            case NoRouteToHostException nobody -> false;
            case UnknownHostException nobody -> false;
            case SocketTimeoutException late -> false;
            default -> cause instanceof IOException;
        };
    }

    private static @Nullable LinkFailure told(String message, BrokerAddress address, Encryption encryption) {
        if (OLD.matcher(message).find()) {
            return LinkFailure.refused(
                    "The broker offers only an old protocol (TLS 1.1 or older), which is not safe any more. Have"
                            + " TLS 1.2 or 1.3 switched on at the broker.");
        }
        if (NO_RECORD.matcher(message).find()) {
            return LinkFailure.refused("Port " + address.port() + " of " + address.host()
                    + " does not speak TLS: it is for"
                    + " unencrypted connections. Give the port for encrypted ones, usually " + usualPort(address)
                    + ", or switch TLS on at the broker.");
        }
        Matcher alert = ALERT.matcher(message.toLowerCase(Locale.ROOT));
        return alert.find() ? refusedBy(alert.group(1), encryption) : null;
    }

    private static LinkFailure refusedBy(String alert, Encryption encryption) {
        BrokerTrust.Shown shown = encryption.shown();
        boolean ofUs = shown != null && shown.fault() == null && encryption.wasAskedForCertificate();
        if (alert.equals("certificate_required") || (ofUs && encryption.own().isEmpty())) {
            return LinkFailure.refused(
                    "The broker wants to see a certificate of this station. Have one made for it, and give its"
                            + " file and key under Connection.");
        }
        if (ofUs) {
            return LinkFailure.refused("The broker refuses this station's certificate (" + alert.replace('_', ' ')
                    + "). Have one made by an authority that the broker knows, or renew it.");
        }
        return LinkFailure.refused("The broker ends the encrypted connection (" + alert.replace('_', ' ')
                + "). Broker and station may have no cipher in common; look into the broker's log.");
    }

    private static LinkFailure hungUp(BrokerAddress address) {
        String sentence = "The broker hung up when encryption began. Port " + address.port() + " may be for unencrypted"
                + " connections: give the one for encrypted ones, usually " + usualPort(address) + ".";
        return new LinkFailure(sentence, false, false); // or it is just starting, so it is tried again soon
    }

    private static String usualPort(BrokerAddress address) {
        return address.isWebSocket() ? "443" : "8883";
    }
}
