package vedette.store;

import tools.jackson.core.JsonGenerator;

/// What a record does to the holds.
sealed interface HoldChange {
    void write(JsonGenerator json);

    /// Places a hold; its id is the record's.
    record Placed(Hold hold) implements HoldChange {
        @Override
        public void write(JsonGenerator json) {
            json.writeObjectPropertyStart("hold");
            json.writeStringProperty("reason", hold.reason());
            if (!hold.events().isEmpty()) {
                json.writeArrayPropertyStart("events");
                hold.events().stream().sorted().forEach(json::writeNumber);
                json.writeEndArray();
            }
            if (hold.from() != null) {
                json.writeStringProperty("from", hold.from().toString());
            }
            if (hold.to() != null) {
                json.writeStringProperty("to", hold.to().toString());
            }
            json.writeEndObject();
        }
    }

    /// Releases the hold of that id.
    record Released(long id) implements HoldChange {
        @Override
        public void write(JsonGenerator json) {
            json.writeNumberProperty("release", id);
        }
    }
}
