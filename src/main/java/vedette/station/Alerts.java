package vedette.station;

import java.time.Instant;
import java.util.Optional;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.Confidence;
import vedette.model.HealthStatus;
import vedette.model.Severity;

/// Says which events need the operator's attention.
final class Alerts {
    private Alerts() {}

    /// What to show for the event, or nothing.
    ///
    /// @param name the camera's name as shown
    static Optional<AttentionItem> of(CameraEvent event, String name, Instant when) {
        CameraId camera = event.camera();
        return switch (event) {
            case CameraEvent.CryHeard cry ->
                Optional.of(new AttentionItem(
                        "cry " + camera.key(),
                        camera,
                        Severity.WARNING,
                        when,
                        "Crying " + score(cry.confidence()),
                        name,
                        false));
            case CameraEvent.AlertRaised alert ->
                alert.severity() == Severity.INFO
                        ? Optional.empty()
                        : Optional.of(new AttentionItem(
                                "alert " + camera.key() + " " + alert.text(),
                                camera,
                                alert.severity(),
                                when,
                                alert.text(),
                                name,
                                false));
            case CameraEvent.WatchlistMatched hit ->
                Optional.of(new AttentionItem(
                        "hit " + camera.key() + " " + hit.plate(),
                        camera,
                        Severity.CRITICAL,
                        when,
                        "Watchlist hit " + hit.plate(),
                        name + (hit.text().isEmpty() ? "" : " · " + hit.text()),
                        false));
            case CameraEvent.HealthReported health ->
                health.status() != HealthStatus.ERROR
                        ? Optional.empty()
                        : Optional.of(new AttentionItem(
                                "health " + camera.key(),
                                camera,
                                Severity.WARNING,
                                when,
                                "Reports an error",
                                name,
                                false));
            default -> Optional.empty();
        };
    }

    private static String score(double confidence) {
        return String.format(java.util.Locale.ROOT, "%.2f", Confidence.require(confidence));
    }
}
