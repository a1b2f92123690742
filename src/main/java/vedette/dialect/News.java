package vedette.dialect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import vedette.message.InboundMessage;
import vedette.model.CameraId;
import vedette.model.CameraRole;

/// A message as a decoder sees it: what came, where, and the named parts of its topic.
public record News(Site site, InboundMessage message, Map<String, String> names) {
    /// The longest plain text that is read, in bytes.
    public static final int LONGEST_TEXT = 64_000;

    /// The longest JSON that is read where no picture can be in it, in bytes.
    public static final int LONGEST_JSON = 1 << 20;

    /// The camera that the topic names.
    ///
    /// @param name the name of the part in the topic's template
    public CameraId camera(String name) throws MalformedPayloadException {
        return subject(CameraRole.CAMERA, name);
    }

    /// The sensor, device or server that the topic names.
    public CameraId subject(CameraRole role, String name) throws MalformedPayloadException {
        return site.subject(role, name(name));
    }

    /// The named part of the topic.
    public String name(String name) {
        return Objects.requireNonNull(names.get(name), () -> "the template has no part named " + name);
    }

    /// The payload as text.
    ///
    /// @throws MalformedPayloadException when it is not UTF-8, or longer than [#LONGEST_TEXT]
    public String text() throws MalformedPayloadException {
        if (message.payload().length > LONGEST_TEXT) {
            throw new MalformedPayloadException(
                    message.payload().length + " bytes are over the limit of " + LONGEST_TEXT + " for plain text");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message.payload()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPayloadException("this is no text: its bytes are not UTF-8");
        }
    }

    /// The payload as one JSON object or other value.
    ///
    /// @throws MalformedPayloadException when it is not JSON within the limits
    public JsonPayload json() throws MalformedPayloadException {
        if (message.payload().length > LONGEST_JSON) {
            throw new MalformedPayloadException(
                    message.payload().length + " bytes are over the limit of " + LONGEST_JSON + " for JSON");
        }
        return largeJson();
    }

    /// The same for a message that may have pictures in it: up to [JsonPayload#LONGEST_DOCUMENT].
    public JsonPayload largeJson() throws MalformedPayloadException {
        return JsonPayload.parse(message.payload());
    }

    /// Whether the payload begins as a JSON object or list does.
    public boolean beginsLikeJson() {
        for (byte each : message.payload()) {
            if (each > ' ' || each < 0) {
                return each == '{' || each == '[';
            }
        }
        return false;
    }

    /// The payload as one JSON object.
    ///
    /// @throws MalformedPayloadException when it is not JSON within the limits, or no object
    public JsonPayload object() throws MalformedPayloadException {
        return json().object();
    }

    /// Whether the message has no payload. On a topic whose messages are retained this takes the retained one
    /// away.
    public boolean isEmpty() {
        return message.payload().length == 0;
    }
}
