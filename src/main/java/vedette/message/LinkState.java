package vedette.message;

import java.time.Instant;
import java.util.List;

/// How the station stands with one broker.
public sealed interface LinkState {
    /// The first attempt, or one after a loss, is under way.
    record Connecting() implements LinkState {}

    /// Connected and subscribed: what is published is heard.
    ///
    /// @param protocol `MQTT 5` or `MQTT 3.1.1`
    /// @param sessionPresent whether the broker still had the station's session: if not, news may have been missed
    /// @param refusedTopics topic filters that the broker does not let this station hear, usually none
    record Online(String protocol, boolean sessionPresent, List<String> refusedTopics) implements LinkState {
        public Online {
            refusedTopics = List.copyOf(refusedTopics);
        }
    }

    /// Not connected; tries again by itself.
    ///
    /// @param cause why, in the operator's words
    /// @param at when the next attempt begins
    record Retrying(String cause, Instant at) implements LinkState {}

    /// The broker refuses this station (wrong password, not authorised). Tried again by itself, but slowly: somebody
    /// has to do something.
    ///
    /// @param reason what was refused and what to do, in the operator's words
    record Refused(String reason) implements LinkState {}

    /// Closed by the station.
    record Closed() implements LinkState {}

    /// Whether what is published is heard.
    default boolean isOnline() {
        return this instanceof Online;
    }
}
