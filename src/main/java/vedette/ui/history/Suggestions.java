package vedette.ui.history;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import vedette.store.Facets.Facet;
import vedette.store.LogReader;

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
        Query.Typed typed = Query.at(text, caret);
        String field = typed.field();
        if (field == null) {
            question.abandon();
            found.accept(Query.fields(typed.beginning()));
            return;
        }
        Facet facet = Query.facet(field);
        if (facet == null) {
            question.abandon();
            found.accept(Query.words(field, typed.beginning()));
        } else {
            question.ask(
                    log.complete(facet, typed.beginning(), SuggestionList.MOST),
                    values -> found.accept(values.stream()
                            .filter(value -> !value.isEmpty())
                            .map(Query::value)
                            .toList()),
                    sentence -> found.accept(List.of()));
        }
    }

    void abandon() {
        question.abandon();
    }
}
