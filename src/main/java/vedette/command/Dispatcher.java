package vedette.command;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.RequestChannel;
import vedette.model.CameraId;

/// The ways on which commands leave the station. Thread-safe; nothing here waits.
public interface Dispatcher {
    /// How the station stands with a broker.
    LinkState link(String broker);

    /// Sends a message; ends as [vedette.message.Transport#publish] does.
    CompletionStage<Published> publish(String broker, OutboundMessage message);

    /// The web server of a camera's installation, or null where the settings give none.
    @Nullable
    RequestChannel channel(CameraId camera);
}
