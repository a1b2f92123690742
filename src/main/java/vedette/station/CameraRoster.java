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
    private final Function<CameraId, PictureLane> lanes;
    private final int most;
    private volatile Map<CameraId, LiveCamera> byId = Map.of();
    private volatile List<LiveCamera> shown = List.of();

    /// @param most more cameras than this are not taken in: a flood of made-up ids must not fill the memory
    CameraRoster(Function<CameraId, PictureLane> lanes, int most) {
        this.lanes = lanes;
        this.most = most;
    }

    int most() {
        return most;
    }

    /// Why a camera is not taken in.
    String tooMany() {
        return "more than " + most + " cameras: this one is not taken in";
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
        if (byId.size() >= most) {
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
