package vedette.simulator;

import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.message.InboundMessage;

/// A device that answers each request on `request` on a topic of that request's own.
final class Responder extends WiredCamera {
    Responder(Identity identity, World world) {
        super(identity, world);
    }

    @Override
    void connected() {
        listen("request", 1, this::reply);
    }

    @Override
    void begin() {}

    private void reply(InboundMessage message) {
        try {
            JsonPayload request = JsonPayload.parse(message.payload());
            @Nullable String id = request.optionalText("request_id");
            if (id == null || !id.matches("[A-Za-z0-9_-]{1,64}")) {
                world.counters().failure();
                return;
            }
            String data = request.has("data") ? "done" : "nothing to do";
            world.obedience().begins("request", id, "request", world.wall().instant());
            answer(new Answer("response/" + id, id, Json.object("status", "success", "result", data), 1));
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
    }
}
