package vedette.ui.history;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.LogReader;
import vedette.ui.Question;
import vedette.ui.Words;

/// How often an event's plate was seen before. On the FX thread.
final class Sightings extends Hyperlink {
    private static final int DAYS = 30;

    private final LogReader log;
    private final Question question;
    private String plate = "";
    private Consumer<String> wanted = number -> {};

    Sightings(LogReader log, Executor thread) {
        this.log = log;
        question = new Question(thread);
        getStyleClass().add("sightings");
        setOnAction(clicked -> list());
    }

    /// @param listener hears the plate whose sightings the operator wants to see
    void onWanted(Consumer<String> listener) {
        wanted = listener;
    }

    /// The plate that an event is about, or null.
    static @Nullable String plateOf(@Nullable LogEntry entry) {
        if (entry == null || (entry.kind() != EventKind.PLATE && entry.kind() != EventKind.WATCHLIST)) {
            return null;
        }
        return entry.key();
    }

    void show(@Nullable LogEntry entry) {
        question.abandon();
        String number = plateOf(entry);
        plate = number == null ? "" : number;
        setText("…");
        setVisited(false);
        if (entry != null && number != null) {
            EventFilter before = EventFilter.ALL
                    .ofPlates(Set.of(number))
                    .between(entry.happened().minus(Duration.ofDays(DAYS)), entry.happened());
            question.ask(log.count(before), this::tell, this::setText);
        }
    }

    private void tell(long times) {
        setText(
                times == 0
                        ? "not in the " + DAYS + " days before"
                        : times == 1
                                ? "once in " + DAYS + " days"
                                : Words.count(times) + " times in " + DAYS + " days");
    }

    /// Lists the sightings of the plate that is shown.
    void list() {
        if (!plate.isEmpty()) {
            wanted.accept(plate);
        }
    }

    /// Wants no answer any more.
    void abandon() {
        question.abandon();
    }
}
