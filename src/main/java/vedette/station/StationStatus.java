package vedette.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.message.PeerCertificate;

/// How the station is doing, made once a second.
///
/// @param links each broker and how the station stands with it
/// @param cameras how many cameras, sensors and devices are known
/// @param present how many of them are heard as they should be
/// @param stale how many are stale, frozen, offline or unheard
/// @param framesPerSecond pictures that came in the last second
/// @param bytesPerSecond bytes of pictures and news in the last second
/// @param newsPerSecond other messages in the last second
/// @param replaced pictures replaced by newer ones before they were drawn, since the start
/// @param dropped values dropped because the station was far behind, since the start
/// @param repeated messages that came twice and were counted once, since the start
/// @param rejected messages that could not be used, since the start
/// @param logged entries in the log
/// @param logBytes what the log takes on disk
/// @param logWaiting entries that wait to be written
/// @param logTrouble what is wrong with the log, or empty
public record StationStatus(
        List<Link> links,
        int cameras,
        int present,
        int stale,
        double framesPerSecond,
        double bytesPerSecond,
        double newsPerSecond,
        long replaced,
        long dropped,
        long repeated,
        long rejected,
        long logged,
        long logBytes,
        long logWaiting,
        String logTrouble) {
    /// A broker and how the station stands with it.
    ///
    /// @param certificate what the broker showed when the connection was last encrypted, or null
    /// @param reconnections how often it was found again since the start
    /// @param incoming what came from it in the last second, over both connections
    public record Link(
            String broker,
            String address,
            LinkState state,
            @Nullable PeerCertificate certificate,
            int reconnections,
            TrafficRate incoming) {
        public Link(String broker, String address, LinkState state) {
            this(broker, address, state, null, 0, TrafficRate.NONE);
        }

        Link reconnected(int times) {
            return new Link(broker, address, state, certificate, times, incoming);
        }

        Link bringing(TrafficRate rate) {
            return new Link(broker, address, state, certificate, reconnections, rate);
        }

        Link withCertificate(@Nullable PeerCertificate shown) {
            return new Link(broker, address, state, shown, reconnections, incoming);
        }
    }

    public StationStatus {
        links = List.copyOf(links);
    }

    StationStatus withLinks(List<Link> changed) {
        return new StationStatus(
                changed,
                cameras,
                present,
                stale,
                framesPerSecond,
                bytesPerSecond,
                newsPerSecond,
                replaced,
                dropped,
                repeated,
                rejected,
                logged,
                logBytes,
                logWaiting,
                logTrouble);
    }

    /// Whether every broker is heard; false where there is none.
    public boolean hears() {
        return !links.isEmpty() && links.stream().allMatch(link -> link.state().isOnline());
    }
}
