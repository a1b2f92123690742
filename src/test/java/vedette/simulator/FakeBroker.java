package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.message.TopicTemplate;

/// Records what is published and passes on what is listened for.
final class FakeBroker implements Publisher.Factory {
    final List<OutboundMessage> sent = new ArrayList<>();
    final List<String> clients = new ArrayList<>();
    private final List<Ear> ears = new ArrayList<>();
    /// What `publish` gives back.
    CompletionStage<Void> outcome = CompletableFuture.completedFuture(null);

    private record Ear(Link link, String filter, int qos, Consumer<InboundMessage> listener) {}

    @Override
    public CompletionStage<Publisher> open(String clientId, @Nullable OutboundMessage lastWill) {
        clients.add(clientId);
        return CompletableFuture.completedFuture(new Link(lastWill));
    }

    List<OutboundMessage> on(String topic) {
        return sent.stream().filter(message -> message.topic().equals(topic)).toList();
    }

    List<String> textsOn(String topic) {
        return on(topic).stream().map(FakeBroker::text).toList();
    }

    static String text(OutboundMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }

    /// Publishes as somebody else.
    void publish(String topic, String text, int qos) {
        pass(new OutboundMessage(topic, text.getBytes(StandardCharsets.UTF_8), qos, false));
    }

    private void pass(OutboundMessage message) {
        sent.add(message);
        for (Ear ear : List.copyOf(ears)) {
            if (TopicTemplate.of(ear.filter.replace("+", "{any}")).match(message.topic()) != null) {
                ear.listener.accept(new InboundMessage(
                        "fake",
                        message.topic(),
                        message.payload(),
                        Math.min(ear.qos, message.qos()),
                        false,
                        Instant.EPOCH,
                        0,
                        null));
            }
        }
    }

    private final class Link implements Publisher {
        private final @Nullable OutboundMessage lastWill;
        private boolean open = true;

        Link(@Nullable OutboundMessage lastWill) {
            this.lastWill = lastWill;
        }

        @Override
        public CompletionStage<Void> publish(OutboundMessage message) {
            if (!open) {
                return CompletableFuture.failedFuture(new IllegalStateException("not connected"));
            }
            pass(message);
            return outcome;
        }

        @Override
        public CompletionStage<Void> subscribe(String filter, int qos, Consumer<InboundMessage> listener) {
            ears.add(new Ear(this, filter, qos, listener));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void drop() {
            close();
            OutboundMessage will = lastWill;
            if (will != null) {
                pass(will);
            }
        }

        @Override
        public void close() {
            open = false;
            ears.removeIf(ear -> ear.link.equals(this));
        }
    }
}
