package vedette.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.SideChannel;

/// Notes what a side channel tells.
final class Heard implements SideChannel.Listener {
    final List<InboundMessage> news = new CopyOnWriteArrayList<>();
    final List<InboundMessage> frames = new CopyOnWriteArrayList<>();
    final List<String> refusals = new CopyOnWriteArrayList<>();
    final List<LinkState> states = new CopyOnWriteArrayList<>();
    final Map<String, SideChannel.Pace> paces = new ConcurrentHashMap<>();

    /// Thrown once, at the next question for a pace.
    final AtomicReference<@Nullable Error> fault = new AtomicReference<>();

    @Override
    public void news(InboundMessage message) {
        news.add(message);
    }

    @Override
    public void frame(InboundMessage message) {
        frames.add(message);
    }

    @Override
    public void refused(InboundMessage message, String reason) {
        refusals.add(message.topic() + ": " + reason);
    }

    @Override
    public void stateChanged(SideChannel.Part part, LinkState state) {
        states.add(state);
    }

    @Override
    public SideChannel.Pace pace(String topic) {
        Error thrown = fault.getAndSet(null);
        if (thrown != null) {
            throw thrown;
        }
        return paces.getOrDefault(topic, SideChannel.Pace.USUAL);
    }

    long framesOn(String topic) {
        return frames.stream().filter(each -> each.topic().equals(topic)).count();
    }

    static String text(InboundMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }
}
