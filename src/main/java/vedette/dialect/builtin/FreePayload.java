package vedette.dialect.builtin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.model.Reading;

/// A payload whose form nobody has written down: JSON, plain text or nothing.
///
/// @param json the value where it is a JSON object or list, else null
/// @param text the payload as text; only that it is not blank where it is JSON
record FreePayload(@Nullable JsonPayload json, String text) {
    /// What only tells messages apart and is no news.
    static final Set<String> ENVELOPE = Set.of("message_id", "timestamp", "camera_id", "device_id", "request_id");

    /// @throws MalformedPayloadException when it is not UTF-8, or begins like JSON and is none
    static FreePayload of(News news) throws MalformedPayloadException {
        return news.beginsLikeJson() ? new FreePayload(news.json(), "{}") : new FreePayload(null, news.text());
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /// The text or number in this field, or null where the payload has none.
    @Nullable
    String word(String field) throws MalformedPayloadException {
        return json == null ? null : json.optionalWord(field);
    }

    @Nullable
    Instant time(@Nullable ZoneOffset zoneless) {
        return json == null ? null : json.time("timestamp", zoneless);
    }

    /// The payload in words: the plain text, or the values with their names.
    ///
    /// @param except names of fields to leave out, beside those of the envelope
    String words(String... except) throws MalformedPayloadException {
        return json == null ? Words.sentence(text) : Words.listed(json, without(except));
    }

    /// The payload as readings without units; plain text is the reading `value`.
    Map<String, Reading> readings() throws MalformedPayloadException {
        if (json != null) {
            return Words.readings(json, ENVELOPE);
        }
        return isBlank() ? Map.of() : Map.of("value", Readings.ofText(text));
    }

    private static Set<String> without(String... names) {
        Set<String> all = new HashSet<>(ENVELOPE);
        all.addAll(Set.of(names));
        return all;
    }
}
