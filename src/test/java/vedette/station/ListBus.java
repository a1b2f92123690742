package vedette.station;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Installation;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Site;
import vedette.dialect.Wire;
import vedette.dialect.WireLine;
import vedette.dialect.builtin.LprServerDialect;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.message.Transport;
import vedette.message.TransportListener;
import vedette.model.CameraEvent;

/// A broker that holds one list of plates, and says to everyone what is written there, as the real ones do.
final class ListBus implements Transport {
    static final String TOPIC = "lprserver/blacklist/updates";

    final List<String> written = new ArrayList<>();
    private final Wire wire = Wire.of(new LprServerDialect(), Installation.under("lprserver"));
    private final List<ListSharing> listeners = new ArrayList<>();
    private byte @Nullable [] held;
    boolean online = true;

    SharedDoor door() {
        return new SharedDoor(this, new Site("broker", "lprserver", "lprserver"), TOPIC, null);
    }

    /// Who joins hears what is held.
    void join(ListSharing sharing) {
        listeners.add(sharing);
        if (held != null) {
            say(sharing, held);
        }
    }

    void put(String payload) {
        write(payload.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] payload) {
        held = payload.length == 0 ? null : payload;
        listeners.forEach(each -> say(each, payload));
    }

    private void say(ListSharing sharing, byte[] payload) {
        try {
            for (CameraEvent event : wire.decode(new WireLine(TOPIC, 1, false, payload, List.of()))
                    .events()) {
                CameraEvent.WatchlistChanged changed = (CameraEvent.WatchlistChanged) event;
                if (changed.plates() != null) {
                    sharing.heard(changed.camera(), changed.plates(), changed.messageId());
                }
            }
        } catch (MalformedPayloadException e) {
            throw new AssertionError(e);
        }
    }

    String held() {
        return held == null ? "" : new String(held, StandardCharsets.UTF_8);
    }

    @Override
    public String broker() {
        return "broker";
    }

    @Override
    public void open(TransportListener listener, List<Subscription> news, List<Subscription> frames) {}

    @Override
    public LinkState state() {
        return online ? new LinkState.Online("MQTT 5", true, List.of()) : new LinkState.Connecting();
    }

    @Override
    public CompletionStage<Published> publish(OutboundMessage message) {
        written.add(new String(message.payload(), StandardCharsets.UTF_8));
        write(message.payload());
        return CompletableFuture.completedFuture(Published.TAKEN);
    }

    @Override
    public void close() {}
}
