package vedette.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Damages payloads as broken and hostile senders do.
final class Damage {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String PLACE = "\"@@here@@\"";

    /// What is put in the place of each value of a document.
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e300",
            "-1e300",
            "1e400",
            "1e99999999999",
            "123456789012345678901234567890",
            "NaN",
            "Infinity",
            "\"\"",
            "\"NaN\"",
            "\"\\u0000\\u001b[31m\\ud800\"",
            "\"" + "x".repeat(5000) + "\"",
            "[]",
            "[1e400,2,3,4]",
            "[1e300,-1e300,-1e300,1e300]",
            "[[[[]]]]",
            "{}",
            "{\"x\":\"y\"}",
            "{\"a\\nb\":{\"c\":[{}]}}");

    private Damage() {}

    /// Truncated and wrong-typed versions of a payload.
    static List<byte[]> versions(byte[] payload) {
        List<byte[]> versions = new ArrayList<>();
        int step = Math.max(1, payload.length / 40);
        for (int length = 0; length < payload.length; length += step) {
            versions.add(Arrays.copyOf(payload, length));
        }
        for (int i = 0; i < payload.length; i += step) {
            byte[] flipped = payload.clone();
            flipped[i] ^= (byte) 0x80;
            versions.add(flipped);
        }
        try {
            JsonNode root = MAPPER.readTree(payload);
            if (root.isContainer()) {
                List<String> texts = new ArrayList<>();
                replaceEach(root, root, texts);
                texts.forEach(text -> versions.add(text.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (JacksonException e) {
            // Not JSON: the versions above are all there are.
            return versions;
        }
        return versions;
    }

    /// Payloads that are bad on any topic.
    static List<byte[]> hostile() {
        List<byte[]> payloads = new ArrayList<>();
        for (String value : VALUES) {
            payloads.add(value.getBytes(StandardCharsets.UTF_8));
        }
        payloads.add(new byte[0]);
        payloads.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        payloads.add("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        payloads.add("{\"a\":".repeat(5000).getBytes(StandardCharsets.UTF_8));
        payloads.add(("{\"a\":".repeat(60) + "1" + "}".repeat(60)).getBytes(StandardCharsets.UTF_8));
        payloads.add(("[" + "1,".repeat(200_000) + "1]").getBytes(StandardCharsets.UTF_8));
        payloads.add("9".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        payloads.add(("{\"message\":\"" + "x".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        payloads.add(new byte[JsonPayload.LONGEST_DOCUMENT + 1]);
        StringBuilder wide = new StringBuilder("{\"confidences\":{");
        for (int i = 0; i < 20_000; i++) {
            wide.append("\"l").append(i).append("\":0.5,");
        }
        payloads.add(wide.append("\"z\":0.5}}").toString().getBytes(StandardCharsets.UTF_8));
        return payloads;
    }

    private static void replaceEach(JsonNode root, JsonNode node, List<String> texts) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                JsonNode before = field.getValue();
                object.put(field.getKey(), "@@here@@");
                addAll(root, texts);
                object.remove(field.getKey());
                texts.add(root.toString());
                object.set(field.getKey(), before);
                replaceEach(root, before, texts);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode before = array.get(i);
                array.set(i, "@@here@@");
                addAll(root, texts);
                array.set(i, before);
                replaceEach(root, before, texts);
            }
        }
    }

    private static void addAll(JsonNode root, List<String> texts) {
        String text = root.toString();
        VALUES.forEach(value -> texts.add(text.replace(PLACE, value)));
    }
}
