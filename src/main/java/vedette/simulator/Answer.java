package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vedette.message.OutboundMessage;

/// An answer to a command, and how it looks when things go wrong with it.
///
/// @param topic where it is sent; the id that it answers stands in it, or in the body as `original_message_id`
/// @param id the id that it answers, empty for none
/// @param body JSON; its field `text` alone is plain text
record Answer(String topic, String id, Map<String, @Nullable Object> body, int qos) {
    private static final String ORIGINAL = "original_message_id";

    /// An answer in plain words.
    static Answer words(String topic, String text) {
        return new Answer(topic, "", Json.object("text", text), 1);
    }

    OutboundMessage message(Obedience.Fate fate) {
        Random random = new Random(fate.chance());
        String other = PlateMessages.uuid(random);
        String sentOn = fate.foreign() && !id.isEmpty() ? topic.replace(id, other) : topic;
        byte[] payload = payload(fate, other);
        return new OutboundMessage(sentOn, fate.rubbish() ? Damage.event(payload, random) : payload, qos, false);
    }

    private byte[] payload(Obedience.Fate fate, String other) {
        if (body.size() == 1 && body.get("text") instanceof String text) {
            return (fate.unknown() ? "flummoxed" : text).getBytes(StandardCharsets.UTF_8);
        }
        Map<String, @Nullable Object> sent = new LinkedHashMap<>(body);
        if (fate.foreign() && sent.containsKey(ORIGINAL)) {
            sent.put(ORIGINAL, other);
        }
        if (fate.unknown()) {
            sent.put("status", "flummoxed");
            sent.computeIfPresent("result", (name, result) -> Json.object("message", "Perhaps"));
        }
        return Json.bytes(sent);
    }
}
