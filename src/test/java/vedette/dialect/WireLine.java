package vedette.dialect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.message.InboundMessage;

/// A recorded or made-up message in a file of JSON lines.
///
/// @param expect what should become of it: simple names of events, or `frame`, `malformed` or `nothing`;
///     empty for recorded traffic
public record WireLine(String topic, int qos, boolean retain, byte[] payload, List<String> expect) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// The lines of a file.
    public static List<WireLine> read(Path file) throws IOException {
        List<WireLine> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                lines.add(of(MAPPER.readTree(line)));
            }
        }
        return lines;
    }

    /// The lines of all `.jsonl` files in a folder, none where there is no folder.
    public static List<WireLine> readAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<WireLine> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                lines.addAll(read(file));
            }
        }
        return lines;
    }

    private static WireLine of(JsonNode json) {
        byte[] payload = json.has("b64")
                ? Base64.getDecoder().decode(json.get("b64").stringValue())
                : json.get("text").stringValue().getBytes(StandardCharsets.UTF_8);
        List<String> expect = new ArrayList<>();
        if (json.has("expect")) {
            json.get("expect").forEach(word -> expect.add(word.stringValue()));
        }
        return new WireLine(
                json.get("topic").stringValue(),
                json.get("qos").intValue(),
                json.get("retain").booleanValue(),
                payload,
                List.copyOf(expect));
    }

    /// The same message with another payload.
    public WireLine with(byte[] other) {
        return new WireLine(topic, qos, retain, other, expect);
    }

    InboundMessage message() {
        return new InboundMessage("broker", topic, payload, qos, retain, Instant.EPOCH, 0, null);
    }
}
