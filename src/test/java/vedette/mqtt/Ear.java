package vedette.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.TransportListener;

/// Notes what a transport says. Payloads that begin with `!` make it throw, as a fault of the program would.
class Ear implements TransportListener {
    final List<InboundMessage> news = new CopyOnWriteArrayList<>();
    final List<InboundMessage> frames = new CopyOnWriteArrayList<>();
    final List<LinkState> states = new CopyOnWriteArrayList<>();
    final List<LinkState> newsStates = new CopyOnWriteArrayList<>();
    private final boolean acknowledging;

    Ear() {
        this(true);
    }

    /// @param acknowledging whether it acknowledges what it hears
    Ear(boolean acknowledging) {
        this.acknowledging = acknowledging;
    }

    @Override
    public void news(InboundMessage message, Acknowledgement acknowledgement) {
        news.add(message);
        if (text(message).startsWith("!")) {
            throw new IllegalStateException("planted by a test");
        }
        if (acknowledging) {
            acknowledgement.give();
        }
    }

    @Override
    public void frame(InboundMessage message) {
        frames.add(message);
        if (text(message).startsWith("!")) {
            throw new IllegalStateException("planted by a test");
        }
    }

    @Override
    public void newsLinkChanged(String broker, LinkState state) {
        newsStates.add(state);
    }

    @Override
    public void linkChanged(String broker, LinkState state) {
        states.add(state);
    }

    boolean isOnline() {
        return !states.isEmpty() && states.getLast().isOnline();
    }

    List<String> newsTexts() {
        return news.stream().map(Ear::text).toList();
    }

    List<String> frameTexts() {
        return frames.stream().map(Ear::text).toList();
    }

    private static String text(InboundMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }
}
