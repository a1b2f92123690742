package vedette.station;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.video.EncodedFrame;
import vedette.watchlist.PlateText;

/// The pictures of the last reads that a list knows, until it is decided whether they are a hit. Thread-safe.
final class ReadPictures {
    private static final Duration SAME_MOMENT = Duration.ofSeconds(2);
    private static final Duration SAME_PASSING = Duration.ofSeconds(10);
    private static final int OF_ONE_CAMERA = 3;
    private static final int MOST_CAMERAS = 64;

    private final Map<CameraId, Deque<Kept>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CameraId, Deque<Kept>> eldest) {
            return size() > MOST_CAMERAS;
        }
    };

    private record Kept(String plate, long nanos, byte[] payload) {}

    /// Keeps the camera's newest picture, where it is of the same moment as the read.
    synchronized void keep(LiveCamera camera, String read, long nanos) {
        EncodedFrame frame = camera.newestFrame();
        if (frame == null || frame.retained() || Math.abs(frame.arrivedNanos() - nanos) > SAME_MOMENT.toNanos()) {
            return;
        }
        Deque<Kept> own = kept.computeIfAbsent(camera.id(), unknown -> new ArrayDeque<>());
        own.addFirst(new Kept(PlateText.of(read), nanos, frame.bytes()));
        if (own.size() > OF_ONE_CAMERA) {
            own.removeLast();
        }
    }

    /// The picture in which a plate was read, else the camera's last one of the same passing; null where there is none.
    synchronized byte @Nullable [] of(CameraId camera, String read, long nanos) {
        Deque<Kept> own = kept.get(camera);
        if (own == null) {
            return null;
        }
        String plate = PlateText.of(read);
        Kept best = null;
        for (Kept each : own) {
            boolean near = Math.abs(nanos - each.nanos) <= SAME_PASSING.toNanos();
            if (near && (best == null || (each.plate.equals(plate) && !best.plate.equals(plate)))) {
                best = each;
            }
        }
        return best == null ? null : EventPictures.Found.in(best.payload).jpeg();
    }
}
