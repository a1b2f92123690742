package vedette.dialect.builtin;

import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.model.CameraEvent.CommandAnswered;
import vedette.model.CameraEvent.CommandSeen;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraId;
import vedette.model.CameraRole;

/// What devices say, and requests with their answers: plain words or JSON.
final class DeviceNews {
    /// The name of whoever answers requests.
    static final String REQUESTS = "request";

    private DeviceNews() {}

    /// `online` and `offline` in any spelling, plain or as `{"state"}` or `{"status"}`; every other word may
    /// acknowledge a command. Retained; empty when taken away.
    static Decoded status(News news) throws MalformedPayloadException {
        if (news.isEmpty()) {
            return Decoded.NOTHING;
        }
        CameraId device = news.subject(CameraRole.DEVICE, "id");
        FreePayload payload = FreePayload.of(news);
        String word = Words.label(statusWord(payload));
        if (Words.isOnline(word) || Words.isOffline(word)) {
            return Decoded.of(new PresenceChanged(device, payload.time(null), Words.isOnline(word), word));
        }
        return Decoded.of(answered(device, payload, originalId(payload), word, success(Words.lower(word))));
    }

    static Decoded command(News news) throws MalformedPayloadException {
        CameraId device = news.subject(CameraRole.DEVICE, "id");
        FreePayload payload = FreePayload.of(news);
        String named = payload.word("command");
        String command = Words.label(named == null ? payload.words() : named);
        if (command.isEmpty()) {
            throw new MalformedPayloadException("empty, where a command was expected");
        }
        String detail = named == null ? "" : payload.words("command");
        return Decoded.of(new CommandSeen(device, payload.time(null), payload.word("request_id"), command, detail));
    }

    static Decoded response(News news) throws MalformedPayloadException {
        CameraId device = news.subject(CameraRole.DEVICE, "id");
        FreePayload payload = FreePayload.of(news);
        String word = payload.word("status");
        String status = Words.label(word == null ? payload.words() : word);
        if (status.isEmpty()) {
            throw new MalformedPayloadException("empty, where an answer was expected");
        }
        // A device has words of its own: what it says where it answers acknowledges, unless it says no.
        Boolean said = success(Words.lower(status));
        return Decoded.of(answered(device, payload, originalId(payload), status, said == null ? Boolean.TRUE : said));
    }

    static Decoded request(News news) throws MalformedPayloadException {
        CameraId server = news.site().subject(CameraRole.SERVER, REQUESTS);
        FreePayload payload = FreePayload.of(news);
        if (payload.isBlank()) {
            throw new MalformedPayloadException("empty, where a request was expected");
        }
        return Decoded.of(
                new CommandSeen(server, payload.time(null), payload.word("request_id"), "request", payload.words()));
    }

    static Decoded answer(News news) throws MalformedPayloadException {
        CameraId server = news.site().subject(CameraRole.SERVER, REQUESTS);
        FreePayload payload = FreePayload.of(news);
        String word = payload.word("status");
        String status = Words.label(word == null ? payload.words() : word);
        if (status.isEmpty()) {
            throw new MalformedPayloadException("empty, where an answer was expected");
        }
        String request = Words.label(news.name("request"));
        return Decoded.of(answered(server, payload, request, status, success(Words.lower(status))));
    }

    private static String statusWord(FreePayload payload) throws MalformedPayloadException {
        JsonPayload json = payload.json();
        if (json == null) {
            if (payload.isBlank()) {
                throw new MalformedPayloadException("blank, where a status was expected");
            }
            return payload.text();
        }
        return json.object().requiredText(json.has("state") ? "state" : "status");
    }

    private static @Nullable String originalId(FreePayload payload) throws MalformedPayloadException {
        String request = payload.word("request_id");
        return request == null ? payload.word("original_message_id") : request;
    }

    /// The one who was asked answers itself here: no server stands between.
    private static CommandAnswered answered(
            CameraId who, FreePayload payload, @Nullable String originalId, String status, @Nullable Boolean succeeded)
            throws MalformedPayloadException {
        JsonPayload json = payload.json();
        String text = "";
        if (json != null && json.isObject()) {
            JsonPayload result = json.optional("result");
            text = result == null ? payload.words("status", "state") : Words.listed(result, FreePayload.ENVELOPE);
        }
        String command = payload.word("command");
        return new CommandAnswered(
                who,
                payload.time(null),
                payload.word("message_id"),
                originalId,
                command == null ? "" : Words.label(command),
                status,
                true,
                succeeded,
                text);
    }

    private static @Nullable Boolean success(String status) {
        return switch (status) {
            case "success", "succeeded", "done", "executed", "completed", "accepted", "true" -> Boolean.TRUE;
            case "error", "failed", "failure", "rejected", "unknown_command", "timeout", "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}
