package vedette.dialect.builtin;

import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.JsonDraft;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.NewsDecoder;
import vedette.model.CameraEvent.CommandAnswered;
import vedette.model.CameraEvent.CommandSeen;
import vedette.model.CameraEvent.ConfigReported;
import vedette.model.CameraId;

/// Commands and requests that are overheard, their answers, and configurations.
final class LprCommands {
    private static final Set<String> OF_THE_MESSAGE = Set.of("message_id", "timestamp", "camera_id", "config_type");

    private LprCommands() {}

    static Decoded control(News news) throws MalformedPayloadException {
        return control(news, news.camera("id"));
    }

    static Decoded serverControl(News news) throws MalformedPayloadException {
        return control(news, LprServerNews.server(news));
    }

    /// The documented `{command, parameters, priority}`, or a command's name alone.
    private static Decoded control(News news, CameraId who) throws MalformedPayloadException {
        FreePayload payload = FreePayload.of(news);
        JsonPayload json = payload.json();
        if (json == null) {
            String command = Words.label(payload.text());
            if (command.isEmpty()) {
                throw new MalformedPayloadException("empty, where a command was expected");
            }
            return Decoded.of(new CommandSeen(who, null, null, command, ""));
        }
        LprMessage message = LprMessage.of(json.object());
        JsonPayload body = message.body();
        String command = Words.label(body.requiredText("command"));
        JsonPayload parameters = body.optional("parameters");
        String detail = parameters == null ? "" : Words.listed(parameters, Set.of());
        String priority = body.optionalWord("priority");
        if (priority != null && !Words.lower(priority).equals("normal")) {
            detail += (detail.isEmpty() ? "" : ", ") + "priority " + Words.label(priority);
        }
        return Decoded.of(new CommandSeen(who, message.claimed(), message.messageId(), command, detail));
    }

    /// A request whose form is not written down, under the name that its topic gives it.
    static NewsDecoder request(String name) {
        return news -> {
            CameraId camera = news.camera("id");
            FreePayload payload = FreePayload.of(news);
            return Decoded.of(new CommandSeen(
                    camera, payload.time(ZoneOffset.UTC), payload.word("message_id"), name, payload.words()));
        };
    }

    /// Camera and server answer each control command on the same topic; only the camera's answer has a
    /// `result`.
    static Decoded response(News news) throws MalformedPayloadException {
        LprMessage message = LprMessage.of(news);
        JsonPayload body = message.body();
        JsonPayload result = body.optional("result");
        String command = body.optionalText("command");
        String text = body.optionalText("message");
        Boolean succeeded = null;
        if (result != null && result.isObject()) {
            text = result.optionalText("message");
            succeeded = result.optionalTruth("success");
        } else if (result != null && text == null) {
            text = Words.listed(result, Set.of());
        }
        return Decoded.of(new CommandAnswered(
                news.camera("id"),
                message.claimed(),
                message.messageId(),
                body.optionalWord("original_message_id"),
                command == null ? "" : Words.label(command),
                Words.label(body.requiredText("status")),
                result != null,
                succeeded,
                text == null ? "" : Words.sentence(text)));
    }

    /// The server's receipt for a detection. It says nothing about the camera.
    static Decoded receipt(News news) throws MalformedPayloadException {
        LprMessage message = LprMessage.of(news);
        JsonPayload body = message.body();
        return Decoded.of(new CommandAnswered(
                news.camera("id"),
                message.claimed(),
                message.messageId(),
                body.optionalWord("original_message_id"),
                "",
                Words.label(body.requiredText("status")),
                false,
                null,
                ""));
    }

    /// A camera's configuration, in `config_data` or as the whole body without what is the message's own. Retained;
    /// empty when taken away.
    static Decoded config(News news) throws MalformedPayloadException {
        if (news.isEmpty()) {
            return Decoded.NOTHING;
        }
        LprMessage message = LprMessage.of(news);
        JsonPayload body = message.body();
        @Nullable String type = body.optionalText("config_type");
        JsonPayload data = body.optionalObject("config_data");
        return Decoded.of(new ConfigReported(
                news.camera("id"),
                message.claimed(),
                message.messageId(),
                type == null || type.isBlank() ? "" : Words.label(type),
                data == null ? JsonDraft.of(body.json()).without(OF_THE_MESSAGE).toString() : data.json()));
    }
}
