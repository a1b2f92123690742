package vedette.ui.history;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.search.EventFilter;

/// provisional
final class Query {
    record Parsed(EventFilter filter, List<String> mistakes) {}

    record Typed(@Nullable String field, String beginning, int from, int to) {}

    private Query() {}

    static Parsed parse(String text, Clock clock) {
        return new Parsed(EventFilter.ALL.saying(text.strip()), List.of());
    }

    static String of(EventFilter filter) {
        String plates = filter.plates().isEmpty() ? "" : "plate:" + String.join(",", filter.plates());
        return (filter.text() + " " + plates).strip();
    }

    static Typed at(String text, int caret) {
        int from = text.lastIndexOf(' ', caret - 1) + 1;
        int colon = text.indexOf(':', from);
        return colon >= 0 && colon < caret
                ? new Typed(text.substring(from, colon), text.substring(colon + 1, caret), colon + 1, caret)
                : new Typed(null, text.substring(from, caret), from, caret);
    }

    static String times(String text) {
        return "";
    }

    static List<Suggestion> fields(String beginning) {
        return List.of();
    }

    static vedette.store.Facets.@Nullable Facet facet(String field) {
        return field.equals("plate") ? vedette.store.Facets.Facet.PLATE : null;
    }

    static List<Suggestion> words(String field, String beginning) {
        return List.of();
    }

    static Suggestion value(String value) {
        return new Suggestion(value + " ", value, "");
    }
}
