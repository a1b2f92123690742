package vedette.http;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import vedette.message.InboundMessage;
import vedette.message.MessageProperty;
import vedette.message.SideChannel;

/// Makes messages of what comes over HTTP: on the topic where the same would come by MQTT, and with its real way.
///
/// @param prefix the installation's topic prefix
record SideMessages(SideChannel.Site site, String prefix, Clock clock) {
    private static final int KEPT_OF_REFUSED = 4 << 10;

    /// @param below the topic below the prefix
    /// @param via the real way, without secrets
    InboundMessage of(String below, byte[] payload, String via) {
        String topic = prefix + "/" + below;
        return new InboundMessage(
                site.broker(),
                topic,
                payload,
                0,
                false,
                clock.instant(),
                System.nanoTime(),
                null,
                List.of(new MessageProperty(MessageProperty.VIA, via), new MessageProperty(MessageProperty.READ_AS, topic)));
    }

    /// What could not be used, shortened.
    InboundMessage refused(String below, byte[] payload, String via) {
        return of(below, Arrays.copyOf(payload, Math.min(payload.length, KEPT_OF_REFUSED)), via);
    }
}
