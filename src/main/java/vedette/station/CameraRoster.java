package vedette.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.settings.CameraBook;
import vedette.video.PictureLane;

/// All cameras that have spoken, in this run or in an earlier one. Thread-safe; looking up a known one takes no lock.
final class CameraRoster {
    private static final int MOST_COUNTED = 1000;

    private final Function<CameraId, PictureLane> lanes;
    private final CameraBook book;
    private final Set<CameraId> turnedAway = new LinkedHashSet<>();
    private volatile int most;
    private volatile Map<CameraId, LiveCamera> byId = Map.of();
    private volatile List<LiveCamera> shown = List.of();

    /// @param most more cameras than this are not taken in: a flood of made-up ids must not fill the memory
    CameraRoster(Function<CameraId, PictureLane> lanes, int most) {
        this(lanes, most, CameraBook.inMemory());
    }

    /// @param book what the operator calls the cameras, and in which order they stand
    CameraRoster(Function<CameraId, PictureLane> lanes, int most, CameraBook book) {
        this.lanes = lanes;
        this.most = most;
        this.book = book;
        book.onChange(this::sort);
    }

    /// Allows more cameras, or fewer: those that are there stay.
    synchronized void allow(int changed) {
        most = changed;
        turnedAway.clear();
    }

    /// How many different ones were not taken in, or made room for one that spoke; at most 1,000 are counted.
    synchronized int turnedAway() {
        return turnedAway.size();
    }

    /// Forgets a camera: when it speaks again, it is a new one.
    synchronized void forget(CameraId id) {
        Map<CameraId, LiveCamera> fewer = new LinkedHashMap<>(byId);
        if (fewer.remove(id) != null) {
            byId = fewer;
            sort();
        }
    }

    /// Whether the operator has blocked it.
    boolean isBlocked(CameraId id) {
        return book.of(id.key()).blocked();
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

    /// Takes in cameras that earlier runs met, before this one hears any: they are missed until they speak. The first
    /// ones, where there are more than may be.
    synchronized void recall(Map<CameraId, Earlier> met) {
        Map<CameraId, LiveCamera> more = new LinkedHashMap<>(byId);
        met.forEach((id, earlier) -> {
            if (more.size() < most) {
                more.computeIfAbsent(id, key -> make(key, earlier));
            } else {
                turnAway(id);
            }
        });
        byId = more;
        sort();
    }

    private LiveCamera make(CameraId id, @Nullable Earlier earlier) {
        return new LiveCamera(id, lanes.apply(id), () -> book.of(id.key()).name(), earlier);
    }

    private synchronized @Nullable LiveCamera takeIn(CameraId id) {
        LiveCamera known = byId.get(id);
        if (known != null) {
            return known;
        }
        if (byId.size() >= most && !makeRoom()) {
            turnAway(id);
            return null;
        }
        LiveCamera camera = make(id, null);
        Map<CameraId, LiveCamera> more = new LinkedHashMap<>(byId);
        more.put(id, camera);
        byId = more;
        sort();
        return camera;
    }

    private void turnAway(CameraId id) {
        if (turnedAway.size() < MOST_COUNTED) {
            turnedAway.add(id);
        }
    }

    /// One that speaks counts for more than one that was met once: of those that have said nothing in this run, the
    /// one that was heard longest ago goes.
    private boolean makeRoom() {
        LiveCamera longest = null;
        long longestNanos = 0;
        for (LiveCamera each : byId.values()) {
            Earlier earlier = each.lastHeard().earlier();
            if (earlier != null && isSilent(each) && (longest == null || earlier.heardNanos() - longestNanos < 0)) {
                longest = each;
                longestNanos = earlier.heardNanos();
            }
        }
        if (longest == null) {
            return false;
        }
        Map<CameraId, LiveCamera> fewer = new LinkedHashMap<>(byId);
        fewer.remove(longest.id());
        byId = fewer;
        turnAway(longest.id());
        return true;
    }

    /// Whether nothing came from it in this run, not even a word that its broker kept.
    private static boolean isSilent(LiveCamera camera) {
        return camera.newestFrame() == null && camera.state().latest() == null;
    }

    private synchronized void sort() {
        List<LiveCamera> sorted = new ArrayList<>();
        for (LiveCamera each : byId.values()) {
            if (each.id().role() != CameraRole.BROKER && !isBlocked(each.id())) {
                sorted.add(each);
            }
        }
        // As the operator has placed them; else cameras first, then sensors and servers; within these as they are
        // called, so that tiles keep their places.
        sorted.sort(Comparator.<LiveCamera>comparingInt(
                        each -> book.of(each.id().key()).position())
                .thenComparing(each -> each.id().role())
                .thenComparing(each -> each.id().system())
                .thenComparing(each -> each.id().installation())
                .thenComparing(each -> each.id().name())
                .thenComparing(each -> each.id().broker()));
        shown = List.copyOf(sorted);
    }

    /// All that get a tile. The same list object until another camera speaks.
    List<LiveCamera> shown() {
        return shown;
    }

    /// All that get a tile, and those that are blocked, in the order of the tiles.
    List<LiveCamera> everyone() {
        List<LiveCamera> everyone = new ArrayList<>(shown);
        for (LiveCamera each : byId.values()) {
            if (each.id().role() != CameraRole.BROKER && isBlocked(each.id())) {
                everyone.add(each);
            }
        }
        return everyone;
    }

    /// The brokers' own statistics, and those that are blocked.
    List<LiveCamera> statistics() {
        List<LiveCamera> statistics = new ArrayList<>(byId.values());
        statistics.removeAll(shown);
        return statistics;
    }

    /// All, the brokers' own statistics too.
    Iterable<LiveCamera> all() {
        return byId.values();
    }
}
