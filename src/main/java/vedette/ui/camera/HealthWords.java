package vedette.ui.camera;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import vedette.model.CameraEvent;
import vedette.model.CameraState;
import vedette.model.CameraState.At;
import vedette.model.Printable;
import vedette.station.LiveCamera;
import vedette.ui.Words;

/// How a camera is, in one line: `healthy · said 3 s ago · last detection 2 s ago · clock +0.3 s`.
final class HealthWords {
    private static final Set<String> SHORT = Set.of("cpu", "fps", "ip", "gpu", "ram");

    private HealthWords() {}

    static String of(LiveCamera camera, long nowNanos) {
        CameraState state = camera.state();
        At<CameraEvent.HealthReported> health = state.health();
        StringBuilder text = new StringBuilder();
        if (health == null) {
            text.append("It has said nothing about its health.");
        } else {
            text.append(health.what().status().name().toLowerCase(Locale.ROOT)).append(", said ");
            text.append(health.arrival().retained() ? "some time ago (kept by the broker)" : ago(health, nowNanos));
        }
        At<CameraEvent.DetectionsReported> seen = state.seen();
        if (seen != null && !seen.arrival().retained()) {
            text.append(" · last detection ").append(ago(seen, nowNanos));
        }
        Duration skew = camera.clockSkew().known();
        if (camera.clockSkew().isWrong()) {
            text.append(" · ").append(camera.clockSkew().inWords());
        } else if (skew != null) {
            text.append(" · clock ").append(Words.skew(skew));
        }
        At<CameraEvent.PresenceChanged> presence = state.presence();
        if (presence != null) {
            text.append(" · presence: ").append(Printable.text(presence.what().word(), 40));
        }
        return text.toString();
    }

    private static String ago(At<?> what, long nowNanos) {
        return Words.age(Duration.ofNanos(nowNanos - what.arrival().nanos())) + " ago";
    }

    /// A reading's name as a label: `CPU`, `Memory`.
    static String label(String name) {
        if (SHORT.contains(name) || name.isEmpty()) {
            return name.toUpperCase(Locale.ROOT);
        }
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                + name.substring(name.offsetByCodePoints(0, 1)).replace('_', ' ');
    }
}
