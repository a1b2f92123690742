package vedette.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.video.PictureLane;

/// All cameras that have spoken. Thread-safe; looking up a known one takes no lock.
final class CameraRoster {
    /// More cameras than this are not taken in: a flood of made-up ids must not fill the memory.
    static final int MOST_CAMERAS = 256;

    private final Function<CameraId, PictureLane> lanes;
    private volatile Map<CameraId, LiveCamera> byId = Map.of();
    private volatile List<LiveCamera> shown = List.of();

    CameraRoster(Function<CameraId, PictureLane> lanes) {
        this.lanes = lanes;
    }

    /// The camera, new or known, or null where there are too many already.
    @Nullable
    LiveCamera findOrTakeIn(CameraId id) {
        LiveCamera known = byId.get(id);
        return known != null ? known : takeIn(id);
    }

    @Nullable
    LiveCamera find(CameraId id) {
        return byId.get(id);
    }

    private synchronized @Nullable LiveCamera takeIn(CameraId id) {
        LiveCamera known = byId.get(id);
        if (known != null) {
            return known;
        }
        if (byId.size() >= MOST_CAMERAS) {
            return null;
        }
        LiveCamera camera = new LiveCamera(id, lanes.apply(id));
        Map<CameraId, LiveCamera> more = new LinkedHashMap<>(byId);
        more.put(id, camera);
        byId = more;
        List<LiveCamera> sorted = new ArrayList<>();
        for (LiveCamera each : more.values()) {
            if (each.id().role() != CameraRole.BROKER) {
                sorted.add(each);
            }
        }
        // Cameras first, then sensors and servers; within these as they are called, so that tiles keep their places.
        sorted.sort(
                Comparator.<LiveCamera, CameraRole>comparing(each -> each.id().role())
                        .thenComparing(each -> each.id().system())
                        .thenComparing(each -> each.id().installation())
                        .thenComparing(each -> each.id().name())
                        .thenComparing(each -> each.id().broker()));
        shown = List.copyOf(sorted);
        return camera;
    }

    /// All that get a tile. The same list object until another camera speaks.
    List<LiveCamera> shown() {
        return shown;
    }

    /// All, the brokers' own statistics too.
    Iterable<LiveCamera> all() {
        return byId.values();
    }
}
