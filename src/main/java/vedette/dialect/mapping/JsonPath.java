package vedette.dialect.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;

/// A place in a JSON document: names with dots between, `[]` behind a list for each of its items, `[2]` for one of
/// them, and `.` for the document itself: `after.box`, `list[].score`, `data[0]`.
record JsonPath(String text, List<Step> steps) {
    private static final int MOST_STEPS = 16;

    /// @param field the field's name, empty where only an item is taken
    /// @param item the item's number, [#ALL] or [#NONE]
    record Step(String field, int item) {
        static final int NONE = -1;
        static final int ALL = -2;
    }

    JsonPath {
        steps = List.copyOf(steps);
    }

    /// @throws IllegalArgumentException when the text is no path; says why
    static JsonPath of(String text) {
        List<Step> steps = new ArrayList<>();
        if (!text.equals(".")) {
            for (String part : text.split("\\.", -1)) {
                steps.add(step(part, text));
            }
        }
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("has more than " + MOST_STEPS + " steps: " + text);
        }
        return new JsonPath(text, steps);
    }

    private static Step step(String part, String text) {
        int bracket = part.indexOf('[');
        if (bracket < 0) {
            if (part.isEmpty()) {
                throw new IllegalArgumentException("is no path, such as after.box or list[].score: " + text);
            }
            return new Step(part, Step.NONE);
        }
        String inside = part.endsWith("]") ? part.substring(bracket + 1, part.length() - 1) : "?";
        if (!inside.matches("\\d{0,4}")) {
            throw new IllegalArgumentException("has brackets that hold no number: " + text);
        }
        return new Step(part.substring(0, bracket), inside.isEmpty() ? Step.ALL : Integer.parseInt(inside));
    }

    /// Whether it leads to several values.
    boolean isMany() {
        return steps.stream().anyMatch(step -> step.item() == Step.ALL);
    }

    /// The one value there, or null where there is none.
    @Nullable
    JsonPayload one(JsonPayload from) throws MalformedPayloadException {
        List<JsonPayload> found = all(from);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// The one value there, which must be there.
    JsonPayload required(JsonPayload from) throws MalformedPayloadException {
        JsonPayload found = one(from);
        if (found == null) {
            throw from.malformed("has nothing at " + text);
        }
        return found;
    }

    /// Everything there, in the document's order.
    List<JsonPayload> all(JsonPayload from) throws MalformedPayloadException {
        List<JsonPayload> now = List.of(from);
        for (Step step : steps) {
            List<JsonPayload> next = new ArrayList<>();
            for (JsonPayload each : now) {
                follow(step, each, next);
            }
            if (next.size() > JsonPayload.LONGEST_LIST) {
                throw from.malformed("has more than " + JsonPayload.LONGEST_LIST + " values at " + text);
            }
            now = next;
        }
        return now;
    }

    private static void follow(Step step, JsonPayload from, List<JsonPayload> next) throws MalformedPayloadException {
        JsonPayload value = step.field().isEmpty() ? from : from.isObject() ? from.optional(step.field()) : null;
        if (value == null) {
            return;
        }
        if (step.item() == Step.NONE) {
            next.add(value);
        } else if (step.item() == Step.ALL) {
            for (JsonPayload item : value.items()) {
                if (!item.isNull()) {
                    next.add(item);
                }
            }
        } else {
            List<JsonPayload> items = value.items();
            if (step.item() < items.size() && !items.get(step.item()).isNull()) {
                next.add(items.get(step.item()));
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
