package vedette.http;

import java.time.Clock;
import java.util.Arrays;
import vedette.message.InboundMessage;
import vedette.message.SideChannel;

/// Makes messages of what comes over HTTP: on the topic where the same would come by MQTT, and with its real way.
///
/// @param prefix the installation's topic prefix
record SideMessages(SideChannel.Site site, String prefix, Clock clock) {
    private static final int KEPT_OF_REFUSED = 4 << 10;

    /// @param below the topic below the prefix
    /// @param via the real way, without secrets
    InboundMessage of(String below, byte[] payload, String via) {
        return InboundMessage.beside(
                site.broker(), prefix + "/" + below, payload, clock.instant(), System.nanoTime(), via);
    }

    /// What could not be used, shortened.
    InboundMessage refused(String below, byte[] payload, String via) {
        return of(below, Arrays.copyOf(payload, Math.min(payload.length, KEPT_OF_REFUSED)), via);
    }
}
