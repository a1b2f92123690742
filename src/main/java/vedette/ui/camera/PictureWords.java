package vedette.ui.camera;

import org.jspecify.annotations.Nullable;
import vedette.model.Freshness;
import vedette.station.LiveCamera;
import vedette.ui.Words;
import vedette.video.PixelFrame;

/// What is said below a camera's picture, and over it where there is none of now.
final class PictureWords {
    private PictureWords() {}

    /// `Main gate · LPR · 1280×720 · 10 fps · age 31 ms · live`.
    static String caption(LiveCamera camera, String system, @Nullable PixelFrame frame) {
        Freshness freshness = camera.freshness();
        StringBuilder text =
                new StringBuilder(camera.displayName()).append(" · ").append(system);
        if (frame != null) {
            text.append(" · ").append(frame.sourceWidth()).append('×').append(frame.sourceHeight());
            text.append(" · ").append(Words.rate(camera.framesPerSecond()));
        }
        if (freshness.age() != null) {
            text.append(" · age ").append(Words.age(freshness.age()));
        }
        return text.append(" · ").append(freshness.reason()).toString();
    }

    /// Why the picture is none of now, or null where it is one.
    static @Nullable String veil(LiveCamera camera) {
        Freshness freshness = camera.freshness();
        if (camera.source() == null) {
            return "This one has sent no picture.";
        }
        return switch (freshness.state()) {
            case LIVE, SLOW, LAST_KNOWN -> null;
            case WAITING -> "No picture yet";
            case FROZEN -> "Picture is frozen: " + freshness.reason();
            case STALE -> "No frame for " + (freshness.age() == null ? "a while" : Words.age(freshness.age()));
            case OFFLINE -> "Camera is offline: " + freshness.reason();
            case DEAF -> "Not connected: " + freshness.reason();
        };
    }
}
