package vedette.dialect.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.DecimalText;
import vedette.dialect.Decoded;
import vedette.dialect.Feature;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.model.CameraEvent.HealthReported;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraId;
import vedette.model.HealthStatus;
import vedette.model.Reading;

/// Health and telemetry: named values of a JSON message, all of them, or one as plain text.
///
/// @param health whether they are about the sender itself
/// @param values name to place and unit; empty for all single values of the message
/// @param name what a payload that is one value is called, with parts of the topic in it
/// @param unit the unit of such a value
/// @param status the status word's place, or null
record ValuesReader(
        boolean health,
        Map<String, Value> values,
        String name,
        String unit,
        @Nullable JsonPath status) implements Carried.Said {
    /// The most values that are taken from one message.
    private static final int MOST = 64;

    /// A value's place and its unit.
    record Value(JsonPath path, String unit) {}

    ValuesReader {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public Set<Feature> features() {
        return Set.of(health ? Feature.HEALTH : Feature.TELEMETRY);
    }

    @Override
    public boolean isDroppable() {
        return !health;
    }

    @Override
    public Decoded read(MappedMessage message) throws MalformedPayloadException {
        Map<String, Reading> readings = new LinkedHashMap<>();
        if (!values.isEmpty()) {
            for (Map.Entry<String, Value> each : values.entrySet()) {
                JsonPayload said = each.getValue().path().one(message.json());
                if (said != null) {
                    readings.put(each.getKey(), reading(said, each.getValue().unit()));
                }
            }
        } else if (message.news().beginsLikeJson()) {
            collect("", message.json(), readings);
        } else {
            String text = message.news().text();
            OptionalDouble number = DecimalText.parse(text);
            String called = Wording.label(
                    Subject.filled(name, message.news().site(), message.news().names()));
            readings.put(
                    called,
                    number.isPresent() ? Reading.of(number.getAsDouble(), unit) : Reading.of(Wording.label(text)));
        }
        HealthStatus word = status(message);
        if (readings.isEmpty() && word == HealthStatus.UNKNOWN) {
            throw new MalformedPayloadException("has none of the values that were expected");
        }
        CameraId who = message.who();
        return Decoded.of(
                health
                        ? new HealthReported(who, message.claimed(), message.id(), word, readings)
                        : new TelemetryReported(who, message.claimed(), message.id(), readings));
    }

    private static Reading reading(JsonPayload said, String unit) throws MalformedPayloadException {
        return said.isNumber() ? Reading.of(said.number(), unit) : Reading.of(Wording.label(said.word()));
    }

    private static void collect(String name, JsonPayload from, Map<String, Reading> into)
            throws MalformedPayloadException {
        if (into.size() >= MOST) {
            return;
        }
        String before = name.isEmpty() ? "" : name + ".";
        if (from.isObject()) {
            for (Map.Entry<String, JsonPayload> field : from.fields().entrySet()) {
                collect(Wording.label(before + field.getKey()), field.getValue(), into);
            }
        } else if (from.isList()) {
            int index = 0;
            for (JsonPayload item : from.items()) {
                collect(Wording.label(before + index++), item, into);
            }
        } else if (!from.isNull()) {
            into.put(name.isEmpty() ? "value" : name, reading(from, ""));
        }
    }

    private HealthStatus status(MappedMessage message) throws MalformedPayloadException {
        JsonPayload said = status == null ? null : status.one(message.json());
        return said == null ? HealthStatus.UNKNOWN : Wording.health(said.word());
    }
}
