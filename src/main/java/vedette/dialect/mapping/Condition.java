package vedette.dialect.mapping;

import java.util.Set;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;

/// Whether a message says one of some words at a place.
///
/// @param words in lower case
record Condition(JsonPath path, Set<String> words) {
    Condition {
        words = Set.copyOf(words);
    }

    boolean holds(MappedMessage message) throws MalformedPayloadException {
        JsonPayload value = path.one(message.json());
        return value != null && words.contains(Wording.lower(value.word()));
    }
}
