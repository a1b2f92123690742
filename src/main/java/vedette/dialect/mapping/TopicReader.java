package vedette.dialect.mapping;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.MappingException;
import vedette.dialect.Route.Chunk;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.TomlTable;
import vedette.message.TopicTemplate;
import vedette.model.CameraRole;

/// Reads one `[[topic]]` of a mapping file.
final class TopicReader {
    private static final List<String> KINDS = List.of(
            "picture",
            "picture start",
            "picture data",
            "picture end",
            "detections",
            "plates",
            "scores",
            "health",
            "telemetry",
            "presence",
            "motion",
            "alert",
            "command",
            "nothing");

    private final TomlTable table;

    private TopicReader(TomlTable table) {
        this.table = table;
    }

    static MappedTopic read(TomlTable table) throws MappingException {
        TopicReader reader = new TopicReader(table);
        MappedTopic topic = reader.topic();
        table.close();
        return topic;
    }

    private MappedTopic topic() throws MappingException {
        TopicTemplate template = MappingReader.template(table, "topic");
        table.requiredText("carries");
        String kind = table.word("carries", KINDS);
        Carried carried = carried(kind);
        boolean reads = carried instanceof Carried.Said;
        return new MappedTopic(
                template.toString(),
                table.truth("whole", false),
                table.whole("qos", 0, 2, 1),
                subject(template, reads),
                carried,
                reads ? condition("when") : null,
                reads ? claimed() : null,
                reads ? paths("id") : List.of());
    }

    private Subject subject(TopicTemplate template, boolean reads) throws MappingException {
        String part = template.toString().contains("{camera}") ? "{camera}" : "{installation}";
        String role = table.word("role", List.of("camera", "sensor", "device", "server"));
        JsonPath path = reads ? path("camera_path") : null;
        String pattern = table.text("camera", part);
        String rest = pattern.replace("{installation}", "");
        for (String name : names(template)) {
            rest = rest.replace("{" + name + "}", "");
        }
        if (rest.indexOf('{') >= 0 || pattern.isBlank()) {
            throw table.wrong("camera", "is “" + pattern + "”, but the topic has no such part");
        }
        return new Subject(CameraRole.valueOf(role.toUpperCase(Locale.ROOT)), pattern, path);
    }

    private static List<String> names(TopicTemplate template) {
        List<String> names = new ArrayList<>();
        for (String level : template.toString().split("/", -1)) {
            if (level.startsWith("{")) {
                names.add(level.replaceAll("[{}*]", ""));
            }
        }
        return names;
    }

    private Carried carried(String kind) throws MappingException {
        return switch (kind) {
            case "picture" -> picture();
            case "picture start" -> new Carried.Piece(Chunk.START);
            case "picture data" -> new Carried.Piece(Chunk.DATA);
            case "picture end" -> new Carried.Piece(Chunk.END);
            case "detections" -> seen(false);
            case "plates" -> seen(true);
            case "scores" -> new Readers.Scores(requiredPath("scores"), path("dominant"));
            case "health" -> values(true);
            case "telemetry" -> values(false);
            case "presence" ->
                new Readers.Presence(path("path"), words("online", Wording.ONLINE), words("offline", Wording.OFFLINE));
            case "motion" -> new Readers.Motion(path("path"), words("on", Wording.ON), words("off", Wording.OFF));
            case "alert" -> new Readers.Alert(path("text"), path("level"), table.text("severity", "warning"));
            case "command" -> new Readers.Command(table.requiredText("name"));
            default -> new Readers.Nothing();
        };
    }

    private Carried picture() throws MappingException {
        PictureSource source = switch (table.word("comes", List.of("stills", "film", "on request"))) {
            case "film" -> PictureSource.STREAM;
            case "on request" -> PictureSource.ON_REQUEST;
            default -> PictureSource.STILLS;
        };
        JsonPath path = path("path");
        return path == null ? new Carried.Whole(source) : new Readers.PictureField(path, source);
    }

    private Carried seen(boolean plates) throws MappingException {
        Map<String, JsonPath> more = new LinkedHashMap<>();
        for (String key : plates ? List.of("country", "province") : List.of("track", "zone", "detail")) {
            JsonPath path = path(key);
            if (path != null) {
                more.put(key, path);
            }
        }
        String label = plates ? "number" : "label";
        String fixed = plates ? null : table.text("label_is");
        JsonPath list = requiredPath("list");
        JsonPath score = path("score");
        BoxForm box = box();
        return new SeenReader(
                list,
                plates,
                fixed == null ? requiredPath(label) : path(label),
                fixed,
                score,
                box,
                more,
                condition("gone"),
                path("picture"));
    }

    private @Nullable BoxForm box() throws MappingException {
        List<JsonPath> paths = paths("box");
        String form = table.word("form", List.of("xyxy", "xywh", "cxcywh", "frigate"));
        String unit = table.word("unit", List.of(form.equals("frigate") ? "pixels" : "auto", "pixels", "normalised"));
        String size = table.text("size", "");
        JsonPath width = path("width");
        JsonPath height = path("height");
        if (paths.isEmpty()) {
            return null;
        }
        if (paths.size() != 1 && paths.size() != 4) {
            throw table.wrong("box", "must be one path to a list of four numbers, or four paths");
        }
        if (!size.matches("([1-9]\\d{0,4}x[1-9]\\d{0,4})?")) {
            throw table.wrong("size", "must be written as \"1280x720\"");
        }
        String[] sides = size.isEmpty() ? new String[] {"0", "0"} : size.split("x", -1);
        BoxForm.Corners corners =
                BoxForm.Corners.valueOf(form.equals("frigate") ? "XYXY" : form.toUpperCase(Locale.ROOT));
        return new BoxForm(
                paths,
                corners,
                BoxForm.Unit.valueOf(unit.toUpperCase(Locale.ROOT)),
                new BoxForm.Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), width, height));
    }

    private Carried values(boolean health) throws MappingException {
        Map<String, ValuesReader.Value> values = new LinkedHashMap<>();
        TomlTable written = table.table("values");
        for (String name : written.keys()) {
            String[] parts = written.requiredText(name).strip().split("\\s+", 2);
            values.put(
                    Wording.label(name),
                    new ValuesReader.Value(path(written, name, parts[0]), parts.length > 1 ? parts[1] : ""));
        }
        return new ValuesReader(
                health, values, table.text("name", "value"), table.text("unit", ""), health ? path("status") : null);
    }

    private java.util.Set<String> words(String key, List<String> otherwise) throws MappingException {
        List<String> words = table.texts(key);
        return Wording.lower(words.isEmpty() ? otherwise : words);
    }

    private @Nullable Condition condition(String key) throws MappingException {
        if (!table.has(key)) {
            return null;
        }
        TomlTable written = table.table(key);
        JsonPath path = path(written, "path", written.requiredText("path"));
        List<String> words = written.texts("is");
        if (words.isEmpty()) {
            throw written.wrong("is", "is missing: the words that count");
        }
        written.close();
        return new Condition(path, Wording.lower(words));
    }

    private MappedTopic.@Nullable Claimed claimed() throws MappingException {
        JsonPath path = path("time");
        String form = table.word("time_form", List.of("auto", "seconds", "milliseconds"));
        String zone = table.word("time_zone", List.of("unknown", "utc"));
        return path == null
                ? null
                : new MappedTopic.Claimed(
                        path,
                        MappedTopic.TimeForm.valueOf(form.toUpperCase(Locale.ROOT)),
                        zone.equals("utc") ? ZoneOffset.UTC : null);
    }

    private List<JsonPath> paths(String key) throws MappingException {
        List<JsonPath> paths = new ArrayList<>();
        for (String text : table.texts(key)) {
            paths.add(path(table, key, text));
        }
        return paths;
    }

    private JsonPath requiredPath(String key) throws MappingException {
        return path(table, key, table.requiredText(key));
    }

    private @Nullable JsonPath path(String key) throws MappingException {
        String text = table.text(key);
        return text == null ? null : path(table, key, text);
    }

    private static JsonPath path(TomlTable table, String key, String text) throws MappingException {
        try {
            return JsonPath.of(text);
        } catch (IllegalArgumentException e) {
            throw table.wrong(key, String.valueOf(e.getMessage()));
        }
    }
}
