package vedette.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pattern for topics with named parts: `cameras/{id}/detection`. A last level `{rest*}` takes one or more levels.
public final class TopicTemplate implements Comparable<TopicTemplate> {
    private final String text;
    private final List<String> levels;
    private final @Nullable String restName;

    private TopicTemplate(String text) {
        this.text = text;
        List<String> all = Arrays.asList(text.split("/", -1));
        String last = all.getLast();
        boolean openEnd = last.startsWith("{") && last.endsWith("*}");
        restName = openEnd ? last.substring(1, last.length() - 2) : null;
        levels = openEnd ? all.subList(0, all.size() - 1) : all;
    }

    /// @throws IllegalArgumentException when the text is empty or holds MQTT wildcards or a broken name
    public static TopicTemplate of(String text) {
        if (text.isEmpty() || text.indexOf('+') >= 0 || text.indexOf('#') >= 0) {
            throw new IllegalArgumentException("no topic template: " + text);
        }
        for (String level : text.split("/", -1)) {
            if (level.startsWith("{") != level.endsWith("}")) {
                throw new IllegalArgumentException("a name takes a whole level: " + text);
            }
        }
        return new TopicTemplate(text);
    }

    /// The topic filter that subscribes to all topics of this form.
    public String filter() {
        // Levels may be empty, the first one too: `/cameras/…` is a topic.
        List<String> parts = new ArrayList<>();
        levels.forEach(level -> parts.add(isName(level) ? "+" : level));
        if (restName != null) {
            parts.add("#");
        }
        return String.join("/", parts);
    }

    /// The named parts of a topic of this form, or null where it has another form.
    public @Nullable Map<String, String> match(String topic) {
        Map<String, String> names = new HashMap<>();
        int from = 0;
        for (int i = 0; i < levels.size(); i++) {
            if (from > topic.length()) {
                return null;
            }
            int slash = topic.indexOf('/', from);
            int to = slash < 0 ? topic.length() : slash;
            String level = levels.get(i);
            if (isName(level)) {
                names.put(level.substring(1, level.length() - 1), topic.substring(from, to));
            } else if (!topic.regionMatches(from, level, 0, Math.max(level.length(), to - from))) {
                return null;
            }
            from = to + 1;
        }
        if (restName == null) {
            return from > topic.length() ? names : null;
        }
        if (from >= topic.length()) {
            return null;
        }
        names.put(restName, topic.substring(from));
        return names;
    }

    private static boolean isName(String level) {
        return level.startsWith("{");
    }

    /// More specific templates first: a literal level before a named one, a fixed length before an open end.
    @Override
    public int compareTo(TopicTemplate other) {
        int common = Math.min(levels.size(), other.levels.size());
        for (int i = 0; i < common; i++) {
            int order = Boolean.compare(isName(levels.get(i)), isName(other.levels.get(i)));
            if (order != 0) {
                return order;
            }
        }
        int byLength = Integer.compare(other.levels.size(), levels.size());
        if (byLength != 0) {
            return byLength;
        }
        int byEnd = Boolean.compare(restName != null, other.restName != null);
        return byEnd != 0 ? byEnd : text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TopicTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
