package vedette.dialect.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vedette.model.HealthStatus;
import vedette.model.Printable;
import vedette.model.Severity;

/// Words from the wire: made fit to show, and what they mean whatever their spelling.
final class Wording {
    static final List<String> ONLINE = List.of("online", "connected", "available", "true", "1", "on");
    static final List<String> OFFLINE =
            List.of("offline", "disconnected", "unavailable", "stopped", "false", "0", "off");
    static final List<String> ON = List.of("ON", "true", "1", "active", "motion");
    static final List<String> OFF = List.of("OFF", "false", "0", "inactive", "clear");

    private Wording() {}

    /// A label, status or command, on one line.
    static String label(String text) {
        return Printable.text(text.strip(), 80);
    }

    /// A sentence, on one line.
    static String sentence(String text) {
        return Printable.text(text.strip(), 400);
    }

    static Set<String> lower(Collection<String> words) {
        return words.stream().map(Wording::lower).collect(Collectors.toUnmodifiableSet());
    }

    static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /// What an alert's level asks of the operator; one that nobody knows is a warning.
    static Severity severity(String level) {
        return switch (lower(level)) {
            case "info", "information", "notice", "debug", "success", "ok", "low", "normal" -> Severity.INFO;
            case "danger", "error", "critical", "fatal", "alert", "emergency", "high" -> Severity.CRITICAL;
            default -> Severity.WARNING;
        };
    }

    static HealthStatus health(String word) {
        return switch (lower(word)) {
            case "healthy", "ok", "good", "running", "online", "active", "normal", "connected" -> HealthStatus.HEALTHY;
            case "warning", "warn", "degraded", "busy" -> HealthStatus.WARNING;
            case "error", "failed", "fault", "critical", "bad" -> HealthStatus.ERROR;
            case "offline", "disconnected", "stopped", "dead" -> HealthStatus.OFFLINE;
            default -> HealthStatus.UNKNOWN;
        };
    }
}
