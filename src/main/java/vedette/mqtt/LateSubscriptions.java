package vedette.mqtt;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.Subscription;

/// What was asked for while a connection was being made.
final class LateSubscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(LateSubscriptions.class);

    private LateSubscriptions() {}

    static void listen(ProtocolClient client, List<Subscription> more, String clientId) {
        if (!more.isEmpty()) {
            client.subscribe(more).whenComplete((refused, failure) -> {
                if (failure != null || !refused.isEmpty()) {
                    LOG.warn("{} can't listen to all of {}: {}", clientId, more, refused, failure);
                }
            });
        }
    }
}
