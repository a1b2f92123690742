package vedette.mqtt;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.Acknowledgement;
import vedette.model.Printable;

/// Stands between one client and its connection: nothing that is thrown reaches the client.
final class ClientListener implements ProtocolClient.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ClientListener.class);

    private final HealingConnection.Receiver receiver;
    private final BiConsumer<ProtocolClient, Throwable> disconnected;
    private volatile @Nullable ProtocolClient client;

    /// @param disconnected told when the client has lost its connection, on a network thread
    ClientListener(HealingConnection.Receiver receiver, BiConsumer<ProtocolClient, Throwable> disconnected) {
        this.receiver = receiver;
        this.disconnected = disconnected;
    }

    /// Says whose listener it is, before that one connects.
    void hears(ProtocolClient mine) {
        client = mine;
    }

    @Override
    public void received(ProtocolClient.WireMessage message, Acknowledgement acknowledgement) {
        try {
            receiver.received(message, acknowledgement);
        } catch (RuntimeException | Error e) {
            // What leaves a callback ends the client's delivery for good, without a word.
            LOG.error("A message on {} was lost by a fault of this program", Printable.text(message.topic(), 120), e);
        }
    }

    @Override
    public void disconnected(Throwable cause) {
        ProtocolClient mine = client;
        if (mine != null) {
            disconnected.accept(mine, cause);
        }
    }
}
