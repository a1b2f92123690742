package vedette.dialect.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.dialect.MappingException;
import vedette.dialect.Route;
import vedette.dialect.TomlTable;
import vedette.message.TopicTemplate;

/// Reads a mapping file. Everything that it does not know is refused with file and key.
final class MappingReader {
    private static final int MOST_TOPICS = 200;

    private MappingReader() {}

    /// @param chosen options that take the place of the file's own
    static Mapping read(String text, String file, Map<String, String> chosen) throws MappingException {
        TomlTable raw = TomlTable.parse(text, file);
        TomlTable written = raw.table("options");
        Map<String, String> options = new LinkedHashMap<>(written.allTexts());
        for (Map.Entry<String, String> each : chosen.entrySet()) {
            if (!options.containsKey(each.getKey())) {
                throw raw.wrong(
                        "options",
                        "has no “" + each.getKey() + "”; it has "
                                + (options.isEmpty() ? "none" : String.join(", ", options.keySet())));
            }
            options.put(each.getKey(), each.getValue());
        }
        TomlTable table = raw.with(options);
        table.table("options");
        String id = table.requiredText("id");
        if (!id.matches("[a-z][a-z0-9]{0,39}")) {
            throw table.wrong("id", "must be lower-case letters and digits, a letter first");
        }
        String prefix = table.text("prefix", "");
        if (!prefix.matches("([^+#{}/]([^+#{}]*[^+#{}/])?)?")) {
            throw table.wrong("prefix", "is no topic prefix: " + prefix + "; no slash at its ends, no + # { }");
        }
        List<MappedTopic> topics = topics(table);
        Mapping mapping = new Mapping(
                id,
                table.requiredText("name"),
                table.truth("heard", true),
                prefix,
                table.texts("watch"),
                options,
                topics,
                commands(table, topics));
        table.close();
        return mapping;
    }

    private static List<MappedTopic> topics(TomlTable table) throws MappingException {
        List<MappedTopic> topics = new ArrayList<>();
        List<TomlTable> written = table.tables("topic");
        if (written.isEmpty() || written.size() > MOST_TOPICS) {
            throw table.wrong("topic", "must be there 1 to " + MOST_TOPICS + " times, as [[topic]]");
        }
        for (TomlTable each : written) {
            if (each.text("topic", "").isEmpty() && each.has("topic")) {
                continue; // an option that names no topic takes it away
            }
            topics.add(TopicReader.read(each));
        }
        return topics;
    }

    private static List<MappedCommand> commands(TomlTable table, List<MappedTopic> topics) throws MappingException {
        boolean picturesAnswer = topics.stream()
                .noneMatch(each -> each.carried() instanceof Carried.Whole whole
                        && whole.source() != Route.PictureSource.ON_REQUEST);
        List<MappedCommand> commands = new ArrayList<>();
        List<TomlTable> written = table.tables("command");
        if (written.size() > MOST_TOPICS) {
            throw table.wrong("command", "must be there at most " + MOST_TOPICS + " times");
        }
        for (TomlTable each : written) {
            if (each.text("topic", "").isEmpty() && each.has("topic")) {
                continue; // an option that names no topic takes it away
            }
            MappedCommand command = CommandReader.read(each, picturesAnswer);
            boolean twice = commands.stream()
                    .anyMatch(other -> other.role() == command.role()
                            && other.spec().name().equals(command.spec().name()));
            if (twice) {
                throw each.wrong("name", "is “" + command.spec().name() + "”, which another command has");
            }
            commands.add(command);
        }
        return commands;
    }

    static TopicTemplate template(TomlTable table, String key) throws MappingException {
        String text = table.requiredText(key);
        try {
            return TopicTemplate.of(text);
        } catch (IllegalArgumentException e) {
            throw table.wrong(key, "is " + e.getMessage() + "; write parts as {camera}, an open end as {rest*}");
        }
    }
}
