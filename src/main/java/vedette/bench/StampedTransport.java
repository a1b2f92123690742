package vedette.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.message.Transport;
import vedette.message.TransportListener;
import vedette.simulator.JpegStamp;

/// A transport that notes when each simulated picture was sent, by the stamp that the simulator puts into it.
final class StampedTransport implements Transport {
    /// Pictures that were replaced before they were drawn are never asked for: they must not pile up.
    private static final int REMEMBERED = 10_000;

    private final Transport transport;
    private final Map<Long, Instant> sentByArrival = new ConcurrentHashMap<>();
    private final LongAdder arrived = new LongAdder();

    StampedTransport(Transport transport) {
        this.transport = transport;
    }

    @Override
    public String broker() {
        return transport.broker();
    }

    @Override
    public void open(TransportListener listener, List<Subscription> news, List<Subscription> frames) {
        transport.open(
                new TransportListener() {
                    @Override
                    public void news(InboundMessage message, Acknowledgement acknowledgement) {
                        listener.news(message, acknowledgement);
                    }

                    @Override
                    public void frame(InboundMessage message) {
                        note(message);
                        listener.frame(message);
                    }

                    @Override
                    public void linkChanged(String broker, LinkState state) {
                        listener.linkChanged(broker, state);
                    }
                },
                news,
                frames);
    }

    private void note(InboundMessage message) {
        JpegStamp.of(message.payload()).ifPresent(stamp -> {
            arrived.increment();
            if (sentByArrival.size() > REMEMBERED) {
                sentByArrival.clear();
            }
            sentByArrival.put(message.arrivedNanos(), stamp.sent());
        });
    }

    /// When the picture that arrived then was sent, or null where that is not known.
    @Nullable
    Instant takeSent(long arrivedNanos) {
        return sentByArrival.remove(arrivedNanos);
    }

    /// Stamped pictures that came.
    long arrived() {
        return arrived.sum();
    }

    @Override
    public LinkState state() {
        return transport.state();
    }

    @Override
    public CompletionStage<Published> publish(OutboundMessage message) {
        return transport.publish(message);
    }

    @Override
    public void close() {
        transport.close();
    }
}
