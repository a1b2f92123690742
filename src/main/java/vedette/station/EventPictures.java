package vedette.station;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.Decoded;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.LogEntry;
import vedette.video.BadPictureException;
import vedette.video.EncodedFrame;
import vedette.video.PictureForm;

/// Finds the picture that an event is kept with: the one that came inside its message, else the camera's newest one
/// where that is of the same moment. Confined to the events thread.
final class EventPictures {
    private static final Logger LOG = LoggerFactory.getLogger(EventPictures.class);

    /// Larger pictures are not kept: 2 MB.
    static final int LARGEST = 2_000_000;

    /// A picture that came longer before the event, or after it, shows something else.
    private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

    /// A camera that detects ten times a second would fill the disk with pictures.
    private static final Duration DETECTIONS_AT_MOST_EVERY = Duration.ofSeconds(1);

    private static final int MOST_CAMERAS = 1_024;

    private final CameraRoster roster;
    private final Map<CameraId, Long> lastDetection = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CameraId, Long> eldest) {
            return size() > MOST_CAMERAS;
        }
    };

    EventPictures(CameraRoster roster) {
        this.roster = roster;
    }

    /// A picture to keep, or why there is none.
    ///
    /// @param jpeg the picture, or null
    /// @param remark what the event's line says of a picture that is not kept; else empty
    record Found(byte @Nullable [] jpeg, String remark) {
        static final Found NOTHING = new Found(null, "");

        /// The JPEG in a payload.
        static Found in(byte[] payload) {
            try {
                byte[] jpeg = PictureForm.jpeg(payload);
                return jpeg.length <= LARGEST ? new Found(jpeg, "") : new Found(null, tooLarge(jpeg.length));
            } catch (BadPictureException e) {
                LOG.debug("An event's picture can't be kept: {}", e.reason());
                return NOTHING;
            }
        }

        /// Has the first entry say why its picture is not kept.
        void remarkOn(List<LogEntry> entries) {
            if (!remark.isEmpty()) {
                LogEntry first = entries.getFirst();
                entries.set(0, first.but().summary(first.summary() + remark).build());
            }
        }

        private static String tooLarge(int bytes) {
            return String.format(
                    java.util.Locale.ROOT, " · its picture of %.1f MB is too large to be kept", bytes / 1e6);
        }
    }

    /// The picture of a message's events.
    ///
    /// @param logged its events that are written down
    /// @param attached the pictures that came inside it
    /// @param late whether it tells of something past, so that no picture of now belongs to it
    Found find(List<CameraEvent> logged, List<Decoded.AttachedPicture> attached, InboundMessage message, boolean late) {
        List<CameraId> cameras =
                logged.stream().map(CameraEvent::camera).distinct().toList();
        if (cameras.size() != 1 || logged.stream().noneMatch(EventPictures::isSeen)) {
            return Found.NOTHING;
        }
        CameraId camera = cameras.getFirst();
        boolean always = logged.stream().anyMatch(event -> isSeen(event) && !isDetection(event));
        Long last = lastDetection.get(camera);
        if (!always && last != null && message.arrivedNanos() - last < DETECTIONS_AT_MOST_EVERY.toNanos()) {
            return Found.NOTHING;
        }
        byte[] picture = attached.stream()
                .filter(each -> each.camera().equals(camera))
                .map(Decoded.AttachedPicture::bytes)
                .findFirst()
                .orElse(null);
        if (picture == null && !message.retained() && !late) {
            picture = newest(camera, message.arrivedNanos());
        }
        Found found = picture == null ? Found.NOTHING : Found.in(picture);
        if (found.jpeg() != null) {
            lastDetection.put(camera, message.arrivedNanos());
        }
        return found;
    }

    private byte @Nullable [] newest(CameraId id, long nanos) {
        LiveCamera camera = roster.find(id);
        EncodedFrame frame = camera == null ? null : camera.newestFrame();
        if (frame == null || frame.retained()) {
            return null;
        }
        boolean sameMoment = Math.abs(frame.arrivedNanos() - nanos) <= SAME_MOMENT.toNanos();
        return sameMoment ? frame.bytes() : null;
    }

    private static boolean isDetection(CameraEvent event) {
        return event instanceof CameraEvent.DetectionsReported || event instanceof CameraEvent.MotionChanged;
    }

    /// Whether there is something to see.
    private static boolean isSeen(CameraEvent event) {
        return switch (event) {
            case CameraEvent.DetectionsReported seen -> !seen.detections().isEmpty();
            case CameraEvent.MotionChanged motion -> motion.moving();
            case CameraEvent.PlatesRead ignored -> true;
            case CameraEvent.AlertRaised ignored -> true;
            case CameraEvent.CryHeard ignored -> true;
            case CameraEvent.WatchlistMatched ignored -> true;
            default -> false;
        };
    }
}
