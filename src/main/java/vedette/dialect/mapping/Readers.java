package vedette.dialect.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.Feature;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route.PictureSource;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.CommandSeen;
import vedette.model.CameraEvent.EmotionsReported;
import vedette.model.CameraEvent.MotionChanged;
import vedette.model.CameraEvent.PresenceChanged;

/// The simpler kinds of what a topic can carry.
final class Readers {
    /// More labels than any model of emotions has.
    private static final int MOST_LABELS = 64;

    private Readers() {}

    /// A picture in a field of a JSON message.
    record PictureField(JsonPath path, PictureSource source) implements Carried.Said {
        @Override
        public Set<Feature> features() {
            return Set.of(Feature.STILLS);
        }

        @Override
        public boolean isDroppable() {
            return true;
        }

        @Override
        public boolean hasPictures() {
            return true;
        }

        @Override
        public Decoded read(MappedMessage message) throws MalformedPayloadException {
            JsonPayload said = path.required(message.json());
            return new Decoded(List.of(), List.of(SeenReader.attached(message, said, source)));
        }
    }

    /// Labels with scores in an object.
    ///
    /// @param dominant where the message names the one that counts, or null for the highest
    record Scores(JsonPath scores, @Nullable JsonPath dominant) implements Carried.Said {
        @Override
        public Set<Feature> features() {
            return Set.of(Feature.EMOTIONS);
        }

        @Override
        public Decoded read(MappedMessage message) throws MalformedPayloadException {
            JsonPayload from = scores.required(message.json());
            Map<String, JsonPayload> fields = from.fields();
            if (fields.isEmpty() || fields.size() > MOST_LABELS) {
                throw from.malformed("has " + fields.size() + " labels, not 1 to " + MOST_LABELS);
            }
            Map<String, Double> all = new LinkedHashMap<>();
            for (Map.Entry<String, JsonPayload> field : fields.entrySet()) {
                all.put(Wording.label(field.getKey()), field.getValue().score());
            }
            JsonPayload named = dominant == null ? null : dominant.one(message.json());
            String first = named == null ? highest(all) : Wording.label(named.word());
            return Decoded.of(
                    new EmotionsReported(message.who(), message.claimed(), message.id(), all, first, all.get(first)));
        }

        private static String highest(Map<String, Double> scores) {
            return scores.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }
    }

    /// A word that says whether a camera is there.
    ///
    /// @param path the word's place, or null where it is the payload
    record Presence(@Nullable JsonPath path, Set<String> online, Set<String> offline) implements Carried.Said {
        @Override
        public Set<Feature> features() {
            return Set.of(Feature.PRESENCE);
        }

        @Override
        public Decoded read(MappedMessage message) throws MalformedPayloadException {
            String word = message.word(path);
            boolean there = eitherOf(word, online, offline);
            return Decoded.of(new PresenceChanged(message.who(), message.claimed(), there, Wording.label(word)));
        }
    }

    /// A word that says whether something moves.
    record Motion(@Nullable JsonPath path, Set<String> on, Set<String> off) implements Carried.Said {
        @Override
        public Set<Feature> features() {
            return Set.of();
        }

        @Override
        public Decoded read(MappedMessage message) throws MalformedPayloadException {
            boolean moving = eitherOf(message.word(path), on, off);
            return Decoded.of(new MotionChanged(message.who(), message.claimed(), moving));
        }
    }

    private static boolean eitherOf(String word, Set<String> yes, Set<String> no) throws MalformedPayloadException {
        String lower = Wording.lower(word);
        if (yes.contains(lower) == no.contains(lower)) {
            throw new MalformedPayloadException(
                    "neither " + String.join(" or ", yes.stream().sorted().toList()) + " nor "
                            + String.join(" or ", no.stream().sorted().toList()) + ": " + Wording.label(word));
        }
        return yes.contains(lower);
    }

    /// An alert in words.
    ///
    /// @param text its place, or null where it is the payload
    /// @param level the level's place, or null
    /// @param severity the level where the message has none
    record Alert(@Nullable JsonPath text, @Nullable JsonPath level, String severity) implements Carried.Said {
        @Override
        public Set<Feature> features() {
            return Set.of();
        }

        @Override
        public Decoded read(MappedMessage message) throws MalformedPayloadException {
            String words = Wording.sentence(message.word(text));
            if (words.isEmpty()) {
                throw new MalformedPayloadException("blank, where an alert was expected");
            }
            JsonPayload said = level == null ? null : level.one(message.json());
            return Decoded.of(new AlertRaised(
                    message.who(),
                    message.claimed(),
                    message.id(),
                    Wording.severity(said == null ? severity : said.word()),
                    words));
        }
    }

    /// A command that somebody sent.
    ///
    /// @param name the command's name, with parts of the topic in it
    record Command(String name) implements Carried.Said {
        @Override
        public Set<Feature> features() {
            return Set.of(); // it is others who send it
        }

        @Override
        public Decoded read(MappedMessage message) throws MalformedPayloadException {
            String command =
                    Subject.filled(name, message.news().site(), message.news().names());
            return Decoded.of(new CommandSeen(
                    message.who(),
                    message.claimed(),
                    message.id(),
                    Wording.label(command),
                    Wording.sentence(message.news().text())));
        }
    }

    /// Known, and of no interest to a station.
    record Nothing() implements Carried.Said {
        @Override
        public Set<Feature> features() {
            return Set.of();
        }

        @Override
        public boolean isDroppable() {
            return true;
        }

        @Override
        public Decoded read(MappedMessage message) {
            return Decoded.NOTHING;
        }
    }
}
