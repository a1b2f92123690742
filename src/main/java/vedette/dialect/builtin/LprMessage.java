package vedette.dialect.builtin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.model.CameraId;

/// A message of the licence-plate system, out of its envelope. Three shapes occur on the same topics: the
/// body alone, `{protocol, edge_device_id, payload: body}`, and `{device_id, data: body}`.
///
/// @param messageId the id of the message, the envelope's before the body's; null where neither has one
/// @param claimed when it happened, by the body before the envelope; times without a zone are UTC
/// @param outer the message as sent
/// @param body what it says; the message itself where it has no envelope
record LprMessage(@Nullable String messageId, @Nullable Instant claimed, JsonPayload outer, JsonPayload body) {
    static LprMessage of(News news) throws MalformedPayloadException {
        return of(news.largeJson().object());
    }

    static LprMessage of(JsonPayload outer) throws MalformedPayloadException {
        JsonPayload body = body(outer);
        String id = outer.optionalWord("message_id");
        Instant claimed = body.time("timestamp", ZoneOffset.UTC);
        return new LprMessage(
                id == null ? body.optionalWord("message_id") : id,
                claimed == null ? outer.time("timestamp", ZoneOffset.UTC) : claimed,
                outer,
                body);
    }

    private static JsonPayload body(JsonPayload outer) throws MalformedPayloadException {
        if (outer.has("payload") && (outer.has("protocol") || outer.has("edge_device_id") || outer.has("data_type"))) {
            return outer.requiredObject("payload");
        }
        if (outer.has("data") && outer.has("device_id")) {
            return outer.requiredObject("data");
        }
        return outer;
    }

    /// The camera that the topic names; the message may say nothing else. An envelope's device counts where nothing
    /// names a camera: one device may carry several.
    ///
    /// @throws MalformedPayloadException where the message names another camera
    CameraId camera(News news) throws MalformedPayloadException {
        CameraId camera = news.camera("id");
        String named = null;
        for (JsonPayload from : List.of(body, outer)) {
            named = named == null ? from.optionalWord("camera_id") : named;
        }
        for (String field : List.of("edge_device_id", "device_id")) {
            named = named == null ? outer.optionalWord(field) : named;
        }
        if (named != null && !named.strip().equals(camera.name())) {
            throw MalformedPayloadException.anotherCamera(camera.name(), named);
        }
        return camera;
    }

    boolean isEnveloped() {
        return body != outer;
    }
}
