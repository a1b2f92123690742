package vedette.dialect;

import java.util.function.Function;
import vedette.message.HttpReply;
import vedette.message.HttpRequest;
import vedette.message.OutboundMessage;
import vedette.model.Arrival;
import vedette.model.CameraEvent;

/// How a command is said to a camera, and how its answers are known. Made anew for each try; pure.
///
/// @param dispatch how it is sent
/// @param proof what news mean for it: asked for each event of its camera, and of its installation's server, from the
///     moment it is sent
public record Order(Dispatch dispatch, Proof proof) {
    /// How a command is sent.
    public sealed interface Dispatch {
        /// Over the broker. Its life line adds the message expiry, and where they are not set the correlation data (the
        /// command's id, 16 bytes).
        record Message(OutboundMessage message) implements Dispatch {}

        /// To the installation's web server.
        ///
        /// @param reading what the reply means
        record Call(HttpRequest request, Function<HttpReply, Verdict> reading) implements Dispatch {}
    }

    /// What an event means for the command. Pure.
    @FunctionalInterface
    public interface Proof {
        /// Of a command that no news can prove.
        Proof NONE = (event, arrival) -> Verdict.UNRELATED;

        /// @param arrival how it came: what the broker had kept may be older than the command
        Verdict of(CameraEvent event, Arrival arrival);
    }

    /// A command whose answers are news.
    public static Order message(OutboundMessage message, Proof proof) {
        return new Order(new Dispatch.Message(message), proof);
    }

    /// A command that a web server answers.
    public static Order call(HttpRequest request, Function<HttpReply, Verdict> reading, Proof proof) {
        return new Order(new Dispatch.Call(request, reading), proof);
    }
}
