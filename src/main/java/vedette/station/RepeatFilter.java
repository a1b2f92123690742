package vedette.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.model.CameraEvent;
import vedette.model.CameraId;

/// Drops events that came before under the same message id: baby monitors send each emotion twice, and brokers repeat
/// what was not acknowledged. Confined to the events thread.
final class RepeatFilter {
    /// Ids remembered. At a hundred events a second this covers more than a minute.
    static final int REMEMBERED = 8192;

    private final Map<Key, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(CameraId camera, Class<?> kind, String messageId) {}

    /// The events of one message without those that an earlier message brought already. Events of the same message may
    /// share its id.
    List<CameraEvent> fresh(List<CameraEvent> events) {
        List<CameraEvent> fresh = new ArrayList<>(events.size());
        List<Key> met = new ArrayList<>(events.size());
        for (CameraEvent event : events) {
            String messageId = event.messageId();
            if (messageId == null) {
                fresh.add(event);
                continue;
            }
            Key key = new Key(event.camera(), event.getClass(), messageId);
            if (!known.containsKey(key)) {
                fresh.add(event);
                met.add(key);
            }
        }
        met.forEach(key -> known.put(key, Boolean.TRUE));
        return fresh;
    }
}
