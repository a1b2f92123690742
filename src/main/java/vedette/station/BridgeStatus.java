package vedette.station;

import java.time.Instant;
import vedette.message.LinkState;

/// How a bridge is doing. All numbers are since its start.
///
/// @param name what the operator calls it
/// @param from the broker's name that is listened to
/// @param to the broker's name that is published to
/// @param fromState how the bridge stands with the first; closed while it waits for the second
/// @param toState how it stands with the second
/// @param carried messages that the second broker has taken
/// @param bytes their payloads
/// @param refused messages that can't be carried, and are not tried again: too large, without a possible topic, or
///     refused by the second broker
/// @param looped messages that had been at the second broker before and were not sent there again
/// @param again messages that were under way when a connection was lost, and are sent again: the second broker may have
///     them twice
/// @param waiting messages that are held here now, not yet taken by the second broker nor acknowledged to the first
/// @param since when it started
public record BridgeStatus(
        String name,
        String from,
        String to,
        LinkState fromState,
        LinkState toState,
        long carried,
        long bytes,
        long refused,
        long looped,
        long again,
        long waiting,
        Instant since) {
    /// Whether messages go over: the second broker is there, and the first is heard.
    public boolean isCarrying() {
        return fromState.isOnline() && toState.isOnline();
    }
}
