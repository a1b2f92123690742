package vedette.dialect.builtin;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.message.HttpReply;
import vedette.model.CameraId;

/// Reads what web servers answer, and writes names into paths.
final class HttpAnswers {
    private static final int LONGEST_READ = 1 << 20;

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    private HttpAnswers() {}

    /// The answer as a JSON object, or null where it is none.
    static @Nullable JsonPayload object(HttpReply reply) {
        if (reply.body().length > LONGEST_READ) {
            return null;
        }
        try {
            return JsonPayload.parse(reply.body()).object();
        } catch (MalformedPayloadException e) {
            return null;
        }
    }

    /// The first text in one of these fields, fit to be shown; empty where there is none.
    static String words(@Nullable JsonPayload json, String... fields) {
        for (String field : fields) {
            String text = json == null ? null : word(json, field);
            if (text != null) {
                return Words.sentence(text);
            }
        }
        return "";
    }

    private static @Nullable String word(JsonPayload json, String field) {
        try {
            return json.optionalWord(field);
        } catch (MalformedPayloadException e) {
            return null; // a list or object, or longer than anybody reads
        }
    }

    /// Why it was refused, with the status and the server's own words.
    static String refusal(String who, HttpReply reply) {
        String said = words(object(reply), "message", "error", "detail");
        return who + " answered with status " + reply.status() + (said.isEmpty() ? "." : ": " + said);
    }

    /// A name as one segment of a path or one value of a query: whatever it holds, it makes nothing else of them.
    ///
    /// @throws IllegalArgumentException when it can't name anything; says so in a sentence
    static String escaped(String name) {
        if (!CameraId.isName(name)) {
            throw new IllegalArgumentException("“" + Words.label(name) + "” can't be asked for by its name");
        }
        StringBuilder escaped = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = PLAIN.indexOf(each) >= 0;
            if (plain) {
                escaped.append((char) each);
            } else {
                escaped.append(String.format("%%%02X", each & 0xFF));
            }
        }
        return escaped.toString();
    }
}
