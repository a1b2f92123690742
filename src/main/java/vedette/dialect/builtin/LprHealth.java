package vedette.dialect.builtin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.HealthReported;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraId;
import vedette.model.HealthStatus;
import vedette.model.Reading;

/// How cameras and the server say they are.
final class LprHealth {
    private LprHealth() {}

    /// A camera's health. Retained; empty when taken away.
    static Decoded camera(News news) throws MalformedPayloadException {
        if (news.isEmpty()) {
            return Decoded.NOTHING;
        }
        LprMessage message = LprMessage.of(news);
        Map<String, Reading> readings = readings(message.body());
        if (readings.isEmpty() && statusWord(message.body()) == null) {
            throw message.body().malformed("has no field of a status");
        }
        return decoded(message.camera(news), message, readings);
    }

    /// The server's health: like a camera's, or any JSON.
    static Decoded server(News news) throws MalformedPayloadException {
        LprMessage message = LprMessage.of(news);
        Map<String, Reading> readings = readings(message.body());
        if (readings.isEmpty()) {
            readings = Words.readings(message.body(), FreePayload.ENVELOPE);
        }
        return decoded(LprServerNews.server(news), message, readings);
    }

    /// A newer edge camera's heartbeat or status: JSON with a `status`, or the word alone.
    static Decoded presence(News news) throws MalformedPayloadException {
        if (news.isEmpty()) {
            return Decoded.NOTHING;
        }
        CameraId camera = news.camera("id");
        FreePayload payload = FreePayload.of(news);
        JsonPayload json = payload.json();
        LprMessage message = json == null ? null : LprMessage.of(json.object());
        String word =
                Words.label(message == null ? payload.text() : message.body().requiredText("status"));
        if (word.isEmpty()) {
            throw new MalformedPayloadException("blank, where a status was expected");
        }
        Instant claimed = message == null ? null : message.claimed();
        CameraId sender = message == null ? camera : message.camera(news);
        return Decoded.of(new PresenceChanged(sender, claimed, !Words.isLeaving(word), word));
    }

    private static Decoded decoded(CameraId who, LprMessage message, Map<String, Reading> readings)
            throws MalformedPayloadException {
        List<CameraEvent> events = new ArrayList<>();
        HealthStatus status = status(statusWord(message.body()));
        events.add(new HealthReported(who, message.claimed(), message.messageId(), status, readings));
        events.addAll(alerts(who, message));
        return Decoded.of(events);
    }

    private static Map<String, Reading> readings(JsonPayload body) throws MalformedPayloadException {
        JsonPayload nested = body.optionalObject("health_details");
        JsonPayload details = nested == null ? body : nested;
        return new Readings()
                .measure("cpu", details, "cpu_usage", "%")
                .measure("memory", details, "memory_usage", "%")
                .measure("disk", details, "disk_usage", "%")
                .measure("temperature", details, "temperature", "°C")
                .span("uptime", details, "uptime_seconds")
                .span("uptime", details, "uptime")
                .word("camera", details, "camera_status")
                .word("network", details, "network_status")
                .word("last detection", details, "last_detection")
                .collected();
    }

    private static @Nullable String statusWord(JsonPayload body) throws MalformedPayloadException {
        return body.optionalText(body.has("health_status") ? "health_status" : "status");
    }

    private static HealthStatus status(@Nullable String word) {
        return switch (word == null ? "" : Words.lower(word)) {
            case "healthy", "ok", "good", "normal", "online", "active", "running" -> HealthStatus.HEALTHY;
            case "warning", "degraded", "maintenance" -> HealthStatus.WARNING;
            case "error", "critical", "unhealthy", "failed" -> HealthStatus.ERROR;
            case "offline", "inactive", "stopped" -> HealthStatus.OFFLINE;
            default -> HealthStatus.UNKNOWN;
        };
    }

    /// The alerts inside a message, in its field `alerts`.
    static List<AlertRaised> alerts(CameraId who, LprMessage message) throws MalformedPayloadException {
        List<AlertRaised> alerts = new ArrayList<>();
        List<JsonPayload> items = message.body().list("alerts");
        for (int i = 0; i < items.size(); i++) {
            alerts.add(alert(who, message, items.get(i), i));
        }
        return alerts;
    }

    /// One alert, `{level, message, timestamp}` or only its words.
    static AlertRaised alert(CameraId who, LprMessage message, JsonPayload item, int index)
            throws MalformedPayloadException {
        boolean words = item.isText();
        String text = Words.sentence(words ? item.text() : item.object().requiredText("message"));
        Instant own = words ? null : item.time("timestamp", ZoneOffset.UTC);
        return new AlertRaised(
                who,
                own == null ? message.claimed() : own,
                id(message, own, text, index),
                Words.severity(words ? null : item.optionalText("level")),
                text);
    }

    /// A standing alert comes again with each health message and keeps its own time; without one, only its
    /// place in the message tells it from the others.
    private static @Nullable String id(LprMessage message, @Nullable Instant own, String text, int index) {
        if (own != null) {
            return Words.label(own + " " + text);
        }
        return message.messageId() == null ? null : message.messageId() + "#" + index;
    }
}
