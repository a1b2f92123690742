package vedette.simulator;

import java.time.Duration;
import java.util.function.Supplier;

/// Somebody who asks for something every few seconds: for a lab camera's picture, or for an answer.
final class Requester extends WiredCamera {
    private final String topic;
    private final Supplier<String> text;
    private final Duration period;

    Requester(Identity identity, World world, String topic, Supplier<String> text, Duration period) {
        super(identity, world);
        this.topic = topic;
        this.text = text;
        this.period = period;
    }

    @Override
    void begin() {
        every(period, () -> sendText(topic, text.get(), 1, false));
    }
}
