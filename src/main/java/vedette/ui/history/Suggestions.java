package vedette.ui.history;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.search.Completion;
import vedette.search.QueryField;
import vedette.store.Facets.Facet;
import vedette.store.LogReader;
import vedette.ui.Question;

/// Finds what may be typed next in a search. On one thread, the executor's.
final class Suggestions {
    private final LogReader log;
    private final Question question;

    Suggestions(LogReader log, Executor thread) {
        this.log = log;
        question = new Question(thread);
    }

    /// @param found hears the suggestions, perhaps none; not when another question comes first
    void ask(String text, int caret, Consumer<List<Suggestion>> found) {
        Completion typed = Completion.at(text, caret);
        Facet facet = facet(typed.field());
        if (facet == null) {
            question.abandon();
            found.accept(typed.known().stream()
                    .filter(each -> !each.equals(typed.beginning()))
                    .map(each -> new Suggestion(each, typed.field() == null ? meaning(each) : ""))
                    .toList());
        } else {
            question.ask(
                    log.complete(facet, typed.beginning(), SuggestionList.MOST),
                    values -> found.accept(values.stream()
                            .filter(value -> !value.isEmpty() && !value.equals(typed.beginning()))
                            .map(value -> new Suggestion(value, ""))
                            .toList()),
                    sentence -> found.accept(List.of()));
        }
    }

    /// The facet whose values the log completes, or null.
    private static @Nullable Facet facet(@Nullable QueryField field) {
        return switch (field) {
            case CAMERA -> Facet.CAMERA;
            case SYSTEM -> Facet.SYSTEM;
            case LABEL -> Facet.LABEL;
            case ZONE -> Facet.ZONE;
            case PLATE -> Facet.PLATE;
            case KIND, SEVERITY, SCORE, AFTER, BEFORE, ON -> null;
            case null -> null;
        };
    }

    /// @param name a field's, with its colon
    private static String meaning(String name) {
        return switch (QueryField.valueOf(name.replace(":", "").toUpperCase(Locale.ROOT))) {
            case CAMERA -> "of a camera";
            case KIND -> "plate, detection, crying …";
            case SEVERITY -> "at least this severe";
            case SYSTEM -> "of a camera system";
            case LABEL -> "person, car …";
            case ZONE -> "in a zone of the camera";
            case PLATE -> "ABC1234, ABC*, A?C12";
            case SCORE -> "at least this sure";
            case AFTER -> "today, 2h, 2026-11-19";
            case BEFORE -> "yesterday, 14:00";
            case ON -> "one day";
        };
    }

    void abandon() {
        question.abandon();
    }
}
