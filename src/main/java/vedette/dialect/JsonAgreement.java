package vedette.dialect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Compares JSON texts by what they say: the order of fields, blanks and the spelling of numbers (`0.8`, `0.80`) make
/// no difference, nor what a camera that counts in single precision makes of a fraction (0.85 becomes
/// `0.8500000238`). Pure.
public final class JsonAgreement {
    private JsonAgreement() {}

    /// Whether one says all that another says. It may have more fields; lists are compared item by item.
    ///
    /// @param said what was reported
    /// @param asked what it should be
    /// @return false also where one of them is no JSON
    public static boolean covers(String said, String asked) {
        try {
            return covers(read(said), read(asked));
        } catch (MalformedPayloadException e) {
            return false;
        }
    }

    private static JsonNode read(String json) throws MalformedPayloadException {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean covers(JsonNode said, JsonNode asked) {
        if (asked.isObject()) {
            return said.isObject() && coversFields(said, asked);
        }
        if (asked.isArray()) {
            return said.isArray() && said.size() == asked.size() && coversItems(said, asked);
        }
        if (asked.isNumber()) {
            return said.isNumber() && isSame(said.decimalValue(), asked.decimalValue());
        }
        return said.equals(asked);
    }

    private static boolean isSame(BigDecimal said, BigDecimal asked) {
        if (said.compareTo(asked) == 0) {
            return true;
        }
        float single = asked.floatValue();
        boolean isFraction = asked.stripTrailingZeros().scale() > 0;
        return isFraction && single != 0 && Float.compare(said.floatValue(), single) == 0;
    }

    private static boolean coversFields(JsonNode said, JsonNode asked) {
        for (Map.Entry<String, JsonNode> field : asked.properties()) {
            JsonNode other = said.get(field.getKey());
            boolean bothAbsent = other == null && field.getValue().isNull();
            if (!bothAbsent && (other == null || !covers(other, field.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean coversItems(JsonNode said, JsonNode asked) {
        for (int i = 0; i < asked.size(); i++) {
            if (!covers(said.get(i), asked.get(i))) {
                return false;
            }
        }
        return true;
    }
}
