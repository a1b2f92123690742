package vedette.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;

/// What went wrong on the way to a server, in the operator's words.
final class HttpFailure {
    private HttpFailure() {}

    /// @param failure what the client threw
    /// @param address where it was asked, as shown to the operator
    static String sentence(@Nullable Throwable failure, String address) {
        return switch (failure) {
            case null -> address + " ended the connection.";
            case HttpRefusedException refused -> message(refused);
            case UnknownHostException ignored -> "The name in " + address + " is not known: check it, and the network.";
            case ConnectException ignored -> "Nothing answers at " + address + ": is the camera's server running?";
            case NoRouteToHostException ignored -> "There is no way to " + address + ": check the network.";
            case InterruptedIOException ignored -> address + " did not answer in time.";
            case SSLException ignored ->
                address + " has a certificate that this computer does not trust, or speaks no TLS there.";
            case IOException broken when broken.getCause() instanceof IOException cause -> sentence(cause, address);
            default -> "The connection to " + address + " broke: " + message(failure) + ".";
        };
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return Printable.text(message == null ? failure.getClass().getSimpleName() : message, 200);
    }
}
