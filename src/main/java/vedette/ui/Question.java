package vedette.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.export.ExportException;
import vedette.settings.SettingsException;
import vedette.store.EventLogException;

/// One question to the log, or another task in the background, at a time: a newer one abandons the one before,
/// whose answer is then ignored even when it
/// was already on its way. On one thread, the executor's.
public final class Question {
    private static final Logger LOG = LoggerFactory.getLogger(Question.class);
    private static final String FAULT =
            "The event log can't be read by a fault of this program. Try again, and look into the program's own log.";

    private final Executor thread;
    private @Nullable CompletableFuture<?> open;
    private int generation;

    /// @param thread where answers are heard
    public Question(Executor thread) {
        this.thread = thread;
    }

    /// @param answered hears the answer
    /// @param failed hears, as a sentence for the operator, why there is none
    public <T> void ask(CompletableFuture<T> question, Consumer<T> answered, Consumer<String> failed) {
        abandon();
        int mine = generation;
        open = question;
        question.whenComplete((answer, failure) -> thread.execute(() -> {
            if (mine != generation) {
                return;
            }
            open = null;
            generation++;
            if (failure == null) {
                answered.accept(answer);
            } else {
                failed.accept(inWords(failure));
            }
        }));
    }

    /// Whether an answer is still awaited.
    public boolean isOpen() {
        return open != null;
    }

    /// Wants no answer any more.
    public void abandon() {
        generation++;
        CompletableFuture<?> before = open;
        open = null;
        if (before != null) {
            before.cancel(true);
        }
    }

    private static String inWords(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof EventLogException known && known.getMessage() != null) {
            return known.getMessage();
        }
        if (cause instanceof ExportException known && known.getMessage() != null) {
            return known.getMessage();
        }
        if (cause instanceof SettingsException known && known.getMessage() != null) {
            return known.getMessage();
        }
        if (cause instanceof CancellationException) {
            return "The event log was closed before it could answer.";
        }
        LOG.error("The event log was asked in vain by a fault of this program", cause);
        return FAULT;
    }
}
