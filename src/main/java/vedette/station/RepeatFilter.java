package vedette.station;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;
import vedette.store.RecentRecord;

/// Tells events that came before from new ones: baby monitors send each emotion twice, and brokers repeat what was not
/// acknowledged. By the event's id; where it has none but a time, by the bytes of its message. Confined to the events
/// thread.
final class RepeatFilter {
    /// Keys remembered, 25 bytes each. A broker may send again as many as 65,535 messages that it has no
    /// acknowledgement of, and one message may bring several keys: a plate camera's brings two.
    static final int REMEMBERED = 262_144;

    private final RecentKeys known = new RecentKeys(REMEMBERED);

    /// What a message brings.
    ///
    /// @param fresh events that did not come before; events of one message may share its id
    /// @param missed events that are in the log since an earlier run of the station, but that this run has not met:
    ///     its states do not know them
    /// @param bare of the fresh ones, those with neither id nor time
    /// @param repeats how many events came before
    /// @param keys by which the fresh events will be known
    record Sifted(
            List<CameraEvent> fresh,
            List<CameraEvent> missed,
            List<CameraEvent> bare,
            int repeats,
            Set<RepeatKey> keys) {}

    /// What an earlier run recorded.
    void seed(List<RecentRecord> records) {
        for (RecentRecord each : records) {
            for (String id : each.repeatIds()) {
                RepeatKey key = RepeatKey.parse(id);
                if (key != null) {
                    known.add(key, true);
                }
            }
        }
    }

    /// What this station itself says, and will hear again.
    void expect(List<String> ids) {
        for (String id : ids) {
            RepeatKey key = RepeatKey.parse(id);
            if (key != null) {
                known.add(key, false);
            }
        }
    }

    /// Tells what is new in a message. It is known from [#remember] on.
    Sifted sift(InboundMessage message, List<CameraEvent> events) {
        List<CameraEvent> fresh = new ArrayList<>(events.size());
        List<CameraEvent> missed = new ArrayList<>();
        List<CameraEvent> bare = new ArrayList<>();
        Set<RepeatKey> keys = new LinkedHashSet<>();
        Set<RepeatKey> firstMet = new LinkedHashSet<>();
        RepeatKey timed = null;
        for (CameraEvent event : events) {
            String id = event.messageId();
            RepeatKey key = null;
            if (id != null) {
                key = RepeatKey.ofId(event, id);
            } else if (event.claimed() != null) {
                timed = timed == null ? RepeatKey.ofTimed(message) : timed;
                key = timed;
            }
            if (key == null || !known.contains(key)) {
                fresh.add(event);
            } else if (firstMet.contains(key) || known.firstMeetingSinceBefore(key)) {
                firstMet.add(key);
                missed.add(event);
            }
            note(event, key, bare, keys);
        }
        int repeats = events.size() - fresh.size();
        return new Sifted(fresh, missed, bare, repeats, keys);
    }

    private void note(CameraEvent event, @Nullable RepeatKey key, List<CameraEvent> bare, Set<RepeatKey> keys) {
        if (key != null && !known.contains(key)) {
            keys.add(key);
        } else if (key == null && !(event instanceof CameraEvent.CameraNamed)) {
            bare.add(event);
        }
    }

    /// The fresh events are safe, or on their way into the log.
    void remember(Sifted sifted) {
        sifted.keys().forEach(key -> known.add(key, false));
    }
}
