package vedette.dialect.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.Decoded.AttachedPicture;
import vedette.dialect.Feature;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route.PictureSource;
import vedette.model.Box;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.DetectionsReported;
import vedette.model.CameraEvent.PlatesRead;
import vedette.model.Detection;
import vedette.model.PlateRead;

/// Detections and number plates in a JSON message, and the picture beside them.
///
/// @param list where the things are
/// @param plates whether they are number plates
/// @param label the label's or the number's place in a thing
/// @param fixed the label of all things where they have none of their own, or null
/// @param score the score's place in a thing, or null where things have none: they count as certain
/// @param box how boxes are written, or null where there are none
/// @param more further places in a thing: `track`, `zone`, `detail`, `country`, `province`
/// @param gone says of which messages the things are gone: they have no box any more; or null
/// @param picture where the message has a picture, or null
record SeenReader(
        JsonPath list,
        boolean plates,
        @Nullable JsonPath label,
        @Nullable String fixed,
        @Nullable JsonPath score,
        @Nullable BoxForm box,
        Map<String, JsonPath> more,
        @Nullable Condition gone,
        @Nullable JsonPath picture)
        implements Carried.Said {
    SeenReader {
        more = Map.copyOf(more);
    }

    @Override
    public Set<Feature> features() {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        if (plates) {
            features.add(Feature.PLATES);
        } else if (box != null) {
            features.add(Feature.BOXES);
        }
        if (picture != null) {
            features.add(Feature.STILLS);
        }
        return features;
    }

    @Override
    public boolean hasPictures() {
        return picture != null;
    }

    @Override
    public Decoded read(MappedMessage message) throws MalformedPayloadException {
        JsonPayload json = message.json();
        List<JsonPayload> things = list.all(json);
        if (things.isEmpty() && !hasList(json)) {
            throw json.malformed("has nothing at " + list);
        }
        boolean over = gone != null && gone.holds(message);
        List<CameraEvent> events = new ArrayList<>();
        if (!plates) {
            List<Detection> seen = new ArrayList<>();
            for (JsonPayload thing : things) {
                seen.add(detection(thing, json, over));
            }
            events.add(new DetectionsReported(message.who(), message.claimed(), message.id(), seen));
        } else {
            List<PlateRead> read = new ArrayList<>();
            for (JsonPayload thing : things) {
                read.add(plate(thing, json, over));
            }
            if (!read.isEmpty()) {
                events.add(new PlatesRead(message.who(), message.claimed(), message.id(), read, null));
            }
        }
        return new Decoded(events, pictures(message));
    }

    /// An empty list says that nothing was seen; no list says nothing.
    private boolean hasList(JsonPayload json) throws MalformedPayloadException {
        String text = list.text();
        return text.endsWith("[]")
                && JsonPath.of(text.substring(0, text.length() - 2)).one(json) != null;
    }

    private Detection detection(JsonPayload thing, JsonPayload json, boolean over) throws MalformedPayloadException {
        return new Detection(
                name(thing),
                score(thing),
                box(thing, json, over),
                word("track", thing),
                word("zone", thing),
                word("detail", thing));
    }

    private PlateRead plate(JsonPayload thing, JsonPayload json, boolean over) throws MalformedPayloadException {
        return new PlateRead(
                name(thing),
                score(thing),
                box(thing, json, over),
                word("country", thing),
                word("province", thing),
                null);
    }

    private @Nullable Box box(JsonPayload thing, JsonPayload json, boolean over) throws MalformedPayloadException {
        return box == null || over ? null : box.of(thing, json);
    }

    private String name(JsonPayload thing) throws MalformedPayloadException {
        JsonPayload said = label == null ? null : label.one(thing);
        String name = said == null ? "" : Wording.label(said.word());
        if (!name.isEmpty()) {
            return name;
        }
        if (fixed == null) {
            throw thing.malformed("has nothing at " + label);
        }
        return fixed;
    }

    private double score(JsonPayload thing) throws MalformedPayloadException {
        if (score == null) {
            return 1;
        }
        return score.required(thing).score();
    }

    /// A word, or several of a list with commas between.
    private @Nullable String word(String key, JsonPayload thing) throws MalformedPayloadException {
        JsonPath path = more.get(key);
        if (path == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (JsonPayload each : path.all(thing)) {
            String word = Wording.label(each.word());
            if (!word.isEmpty() && words.size() < 16) {
                words.add(word);
            }
        }
        return words.isEmpty() ? null : Wording.label(String.join(", ", words));
    }

    private List<AttachedPicture> pictures(MappedMessage message) throws MalformedPayloadException {
        JsonPayload said = picture == null ? null : picture.one(message.json());
        return said == null ? List.of() : List.of(attached(message, said, PictureSource.STILLS));
    }

    static AttachedPicture attached(MappedMessage message, JsonPayload said, PictureSource source)
            throws MalformedPayloadException {
        return new AttachedPicture(message.who(), said.longText().getBytes(StandardCharsets.ISO_8859_1), source);
    }
}
