package vedette.dialect.builtin;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.model.ListedPlate;
import vedette.model.PlateListing;
import vedette.model.Printable;

/// Reads a server's list of plates. Its form is not documented, so any list of plates, or of objects with a
/// plate, is taken under any of the usual names, and a single one too. What would be a guess at the cost of a
/// list is unclear: a single plate is never the whole list, and an action that is not known does nothing.
final class LprListing {
    static final PlateListing NONE = PlateListing.of(PlateListing.Change.WHOLE, List.of());

    private static final String NO_PLATE = "names no plate in a form that is known";
    private static final int LONGEST_PLATE = 64;
    private static final int LONGEST_REASON = 300;

    /// The names of lists, and what plates on them are.
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("plates", ""),
            Map.entry("entries", ""),
            Map.entry("list", ""),
            Map.entry("items", ""),
            Map.entry("vehicles", ""),
            Map.entry("plate_numbers", ""),
            Map.entry("license_plates", ""),
            Map.entry("blacklist", "block"),
            Map.entry("blocked", "block"),
            Map.entry("block", "block"),
            Map.entry("watchlist", "watch"),
            Map.entry("watch", "watch"),
            Map.entry("whitelist", "allow"),
            Map.entry("allowlist", "allow"),
            Map.entry("allowed", "allow"));

    private static final List<String> ACTIONS = List.of("action", "operation", "op");
    private static final Set<String> ENVELOPES = Set.of("payload", "data", "body");
    private static final List<String> PLATES =
            List.of("plate_number", "plate", "license_plate", "licence_plate", "plateNumber", "registration", "number");

    private LprListing() {}

    /// What a message says.
    static PlateListing of(JsonPayload json) throws MalformedPayloadException {
        if (json.isList()) {
            return PlateListing.of(PlateListing.Change.WHOLE, plates(json, ""));
        }
        JsonPayload body = json.object();
        for (String envelope : ENVELOPES) {
            JsonPayload inner = json.optional(envelope);
            if (inner != null && inner.isList()) {
                return listing(action(json), plates(inner, word(json, "list")), false);
            }
            body = inner != null && inner.isObject() ? inner : body;
        }
        List<ListedPlate> plates = new ArrayList<>();
        boolean listed = false;
        for (Map.Entry<String, JsonPayload> field : body.fields().entrySet()) {
            String list = LISTS.get(field.getKey().toLowerCase(Locale.ROOT));
            if (list != null && field.getValue().isList()) {
                plates.addAll(plates(field.getValue(), list.isEmpty() ? word(body, "list") : list));
                listed = true;
            }
        }
        ListedPlate single = listed ? null : plate(body, "");
        if (single != null) {
            plates.add(single);
        }
        if (!listed && single == null) {
            return PlateListing.unclear(NO_PLATE);
        }
        String action = action(body);
        return listing(action.isEmpty() ? action(json) : action, plates, single != null);
    }

    private static PlateListing listing(String action, List<ListedPlate> plates, boolean single) {
        return switch (action) {
            case "" -> PlateListing.of(single ? PlateListing.Change.ADDED : PlateListing.Change.WHOLE, plates);
            case "add", "added", "insert", "create" -> PlateListing.of(PlateListing.Change.ADDED, plates);
            case "remove", "removed", "delete", "deleted" -> PlateListing.of(PlateListing.Change.REMOVED, plates);
            default -> PlateListing.unclear("its action “" + Printable.text(action, 40) + "” is not known");
        };
    }

    /// What the message wants done, in lower case; empty where it does not say.
    private static String action(JsonPayload body) throws MalformedPayloadException {
        return first(body, ACTIONS).toLowerCase(Locale.ROOT);
    }

    /// Plain text with a plate on each line, or parted by commas; unclear where it is a sentence.
    static PlateListing ofText(String text) {
        List<String> words = Stream.of(text.split("[\\n\\r,;]+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        boolean all = words.stream()
                .allMatch(word ->
                        word.length() <= 12 && word.chars().anyMatch(Character::isDigit) && !word.contains(":"));
        if (!all || words.isEmpty() || words.size() > PlateListing.MOST) {
            return PlateListing.unclear(NO_PLATE);
        }
        return listing("", words.stream().map(word -> ListedPlate.of(word, "")).toList(), words.size() == 1);
    }

    static String inWords(PlateListing listing) {
        String count =
                listing.plates().size() == 1 ? "1 plate" : listing.plates().size() + " plates";
        return switch (listing.change()) {
            case WHOLE -> "the list has " + count;
            case ADDED -> count + " added to the list";
            case REMOVED -> count + " removed from the list";
            case UNCLEAR -> "not understood, so the list is left as it was: " + listing.fault();
        };
    }

    private static List<ListedPlate> plates(JsonPayload list, String kind) throws MalformedPayloadException {
        List<ListedPlate> plates = new ArrayList<>();
        boolean named = list.items(PlateListing.MOST).isEmpty();
        for (JsonPayload item : list.items(PlateListing.MOST)) {
            if (item.isObject() && !action(item).isEmpty()) {
                throw new MalformedPayloadException("has an action for each plate, which is not known");
            }
            ListedPlate plate = item.isObject()
                    ? plate(item, kind)
                    : item.isList() || item.isNull() ? null : ListedPlate.of(cut(item.word(), LONGEST_PLATE), kind);
            if (plate != null) {
                plates.add(plate);
            }
            named |= plate != null || (item.isObject() && !first(item, PLATES).isBlank());
        }
        if (!named) {
            throw new MalformedPayloadException(NO_PLATE);
        }
        return plates;
    }

    private static @Nullable ListedPlate plate(JsonPayload item, String kind) throws MalformedPayloadException {
        String plate = first(item, PLATES);
        if (plate.isBlank() || first(item, List.of("active", "is_active")).equals("false")) {
            return null;
        }
        String list = first(item, List.of("list", "list_type", "category", "type"));
        return new ListedPlate(
                cut(plate, LONGEST_PLATE),
                list.isEmpty() ? kind : list,
                cut(
                        first(item, List.of("reason", "description", "note", "notes", "comment", "message")),
                        LONGEST_REASON),
                item.time(present(item, "valid_from", "from", "start_date"), ZoneOffset.UTC),
                item.time(
                        present(item, "valid_until", "until", "expires_at", "expires", "expiry_date"), ZoneOffset.UTC),
                cut(first(item, List.of("owner")), LONGEST_PLATE));
    }

    private static String present(JsonPayload item, String... names) {
        return Stream.of(names).filter(item::has).findFirst().orElse(names[0]);
    }

    private static String first(JsonPayload item, List<String> names) throws MalformedPayloadException {
        for (String name : names) {
            String word = word(item, name);
            if (!word.isEmpty()) {
                return word;
            }
        }
        return "";
    }

    /// The single value in this field as text, empty where there is none.
    private static String word(JsonPayload body, String name) throws MalformedPayloadException {
        JsonPayload value = body.optional(name);
        if (value == null || value.isObject() || value.isList()) {
            return "";
        }
        String word = value.word();
        return word.isBlank() ? "" : word.strip();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
