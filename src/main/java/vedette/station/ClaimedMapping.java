package vedette.station;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import vedette.intake.Announcement;
import vedette.intake.Candidate;
import vedette.intake.Heard;
import vedette.intake.Things;
import vedette.intake.Trait;

/// Writes a candidate down as a mapping file, as it is: what it has shown on each of its topics.
final class ClaimedMapping {
    /// Pictures that come at least this often are a film.
    private static final double LONGEST_GAP_OF_A_FILM = 2;

    private final StringBuilder text = new StringBuilder();
    private final Set<String> written = new HashSet<>();

    private ClaimedMapping() {}

    /// An id for a system of this name that is not taken.
    static String id(String name, Predicate<String> taken) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String base = letters.matches("[a-z].*") ? letters : "camera" + letters;
        base = base.length() > 30 ? base.substring(0, 30) : base;
        String id = base;
        for (int number = 2; taken.test(id); number++) {
            id = base + "n" + number;
        }
        return id;
    }

    /// The file's text.
    static String of(Candidate candidate, String id) {
        ClaimedMapping mapping = new ClaimedMapping();
        mapping.line("# Written by the station when “" + clean(candidate.name()) + "” was claimed. It may be edited.");
        mapping.put("id", id);
        mapping.put("name", "MQTT camera");
        mapping.line("heard = false");
        mapping.line("watch = [" + quoted(candidate.prefix()) + "]");
        Announcement announcement = candidate.announcement();
        if (announcement != null) {
            mapping.topic(announcement.picture(), "picture");
            mapping.line("comes = \"stills\"");
            for (String topic : announcement.availability()) {
                mapping.topic(topic, "presence");
                mapping.put("online", announcement.online());
                mapping.put("offline", announcement.offline());
            }
        }
        boolean pieces = candidate.traits().contains(Trait.PIECES);
        for (Heard heard : candidate.topics()) {
            // A topic with braces can't be written as a template.
            if (!mapping.written.contains(heard.topic()) && !heard.topic().matches(".*[{}+#].*")) {
                mapping.heard(heard, pieces);
            }
        }
        return mapping.text.toString();
    }

    private void heard(Heard heard, boolean pieces) {
        Set<Trait> traits = heard.traits();
        Things things = heard.sniffed().things();
        String last = heard.topic().substring(heard.topic().lastIndexOf('/') + 1);
        if (pieces && Set.of("start", "data", "end").contains(last)) {
            topic(heard.topic(), "picture " + last);
        } else if (things != null) {
            things(heard, things);
        } else if (traits.contains(Trait.PICTURE)) {
            topic(heard.topic(), "picture");
            line("comes = \"" + (heard.secondsBetween() <= LONGEST_GAP_OF_A_FILM ? "film" : "stills") + "\"");
            optional("path", heard.sniffed().picturePath());
        } else if (traits.contains(Trait.SCORES) && heard.sniffed().scoresPath() != null) {
            topic(heard.topic(), "scores");
            optional("scores", heard.sniffed().scoresPath());
        } else if (traits.contains(Trait.PRESENCE)) {
            topic(heard.topic(), "presence");
            optional("path", heard.sniffed().wordPath());
        } else if (traits.contains(Trait.MOTION)) {
            topic(heard.topic(), "motion");
        } else if (traits.contains(Trait.HEALTH)) {
            topic(heard.topic(), "health");
        } else if (traits.contains(Trait.VALUES)) {
            topic(heard.topic(), "telemetry");
            put("name", last);
        } else {
            topic(heard.topic(), "nothing");
        }
    }

    private void things(Heard heard, Things things) {
        boolean plates = heard.traits().contains(Trait.PLATES);
        topic(heard.topic(), plates ? "plates" : "detections");
        put("list", things.list());
        if (things.label() != null) {
            put(plates ? "number" : "label", things.label());
        } else {
            put("label_is", "something");
        }
        optional("score", things.score());
        if (!things.box().isEmpty()) {
            line("box = ["
                    + String.join(
                            ", ",
                            things.box().stream().map(ClaimedMapping::quoted).toList()) + "]");
            put("form", things.form());
        }
        optional("picture", heard.sniffed().picturePath());
    }

    private void topic(String topic, String carries) {
        written.add(topic);
        line("");
        line("[[topic]]");
        put("topic", topic);
        line("whole = true");
        put("carries", carries);
    }

    private void optional(String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            put(key, value);
        }
    }

    private void put(String key, String value) {
        line(key + " = " + quoted(value));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String clean(String text) {
        return vedette.model.Printable.text(text, 80);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
