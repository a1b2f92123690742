package vedette.station;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.message.Transport;
import vedette.message.TransportListener;

/// A transport that brings what the test says.
final class FakeTransport implements Transport {
    private final Runnable closing;
    private volatile @Nullable TransportListener listener;
    private volatile List<Subscription> news = List.of();
    private volatile List<Subscription> frames = List.of();

    /// @param closing run when the transport is closed
    FakeTransport(Runnable closing) {
        this.closing = closing;
    }

    TransportListener listener() {
        return Objects.requireNonNull(listener);
    }

    List<Subscription> newsTopics() {
        return news;
    }

    List<Subscription> frameTopics() {
        return frames;
    }

    @Override
    public String broker() {
        return Sample.BROKER;
    }

    @Override
    public void open(TransportListener to, List<Subscription> newsTopics, List<Subscription> frameTopics) {
        listener = to;
        news = newsTopics;
        frames = frameTopics;
    }

    @Override
    public LinkState state() {
        return new LinkState.Connecting();
    }

    @Override
    public CompletionStage<Published> publish(OutboundMessage message) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public void close() {
        closing.run();
    }
}
