package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.message.OutboundMessage;

/// A device that says whether it is there, obeys commands, and acknowledges them.
final class Device extends WiredCamera {
    private final String deviceId;
    private final String topics;

    Device(Identity identity, World world, String deviceId) {
        super(identity, world);
        this.deviceId = deviceId;
        topics = "devices/" + deviceId;
    }

    @Override
    @Nullable
    OutboundMessage lastWill() {
        return new OutboundMessage(topics + "/status", "offline".getBytes(StandardCharsets.UTF_8), 1, true);
    }

    @Override
    void connected() {
        listen(topics + "/command", 1, this::obey);
        sendText(topics + "/status", "online", 1, true);
    }

    @Override
    void begin() {}

    @Override
    void goodbye() {
        sendText(topics + "/status", "offline", 1, true);
    }

    private void obey(InboundMessage message) {
        String command = new String(message.payload(), StandardCharsets.UTF_8).strip();
        world.obedience().begins(deviceId, "", command, world.wall().instant());
        answer(Answer.words(topics + "/response", "ok: " + command.toLowerCase(Locale.ROOT)));
    }
}
