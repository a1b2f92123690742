package vedette.ui;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRecord;
import vedette.command.CommandStep;
import vedette.command.Stage;
import vedette.dialect.CommandSpec.Closing;

/// How a command stands, in a few words: it says done only when it is done.
///
/// @param text `⟳ try 2 of 3`, `✓ confirmed 1 s`
/// @param style the class of the style sheet that gives the colour
public record CommandWords(String text, String style) {
    public static CommandWords of(CommandRecord record) {
        return switch (record.stage()) {
            case QUEUED ->
                record.attempt() == 0
                        ? new CommandWords("⟳ waits to be sent", "warning-text")
                        : new CommandWords("⟳ waits for " + next(record), "warning-text");
            case SENT -> new CommandWords("⟳ " + tried(record, "sent"), "warning-text");
            case TAKEN -> new CommandWords("⟳ " + tried(record, "the broker has it"), "warning-text");
            case ANSWERED -> new CommandWords("⟳ answered" + after(record, Stage.ANSWERED), "accent-text");
            case CONFIRMED ->
                switch (record.spec().closing()) {
                    case ANSWER, PICTURE ->
                        new CommandWords("✓ answered" + after(record, Stage.CONFIRMED), "success-text");
                    default -> new CommandWords("✓ confirmed" + after(record, Stage.CONFIRMED), "success-text");
                };
            case SENT_ONLY ->
                record.spec().closing() == Closing.NOTHING
                        ? new CommandWords("sent only — nobody answers such a command", "muted")
                        : new CommandWords("it came, asked for or not", "accent-text");
            case UNCONFIRMED -> new CommandWords("answered, but not seen done", "warning-text");
            case REFUSED -> new CommandWords("✕ refused", "danger-text");
            case EXPIRED ->
                new CommandWords(record.attempt() == 0 ? "✕ expired, never sent" : "✕ expired", "danger-text");
            case WITHDRAWN -> new CommandWords("taken back", "muted");
        };
    }

    private static String next(CommandRecord record) {
        return "try " + Math.min(record.attempt() + 1, record.tries()) + " of " + record.tries();
    }

    private static String tried(CommandRecord record, String first) {
        return record.attempt() > 1 ? "try " + record.attempt() + " of " + record.tries() : first;
    }

    /// How long after it was last sent.
    private static String after(CommandRecord record, Stage stage) {
        Instant sent = null;
        for (CommandStep step : record.steps()) {
            if (step.stage() == stage) {
                return sent == null ? "" : " " + Words.age(Duration.between(sent, step.when()));
            }
            sent = step.stage() == Stage.SENT ? step.when() : first(sent, record, step);
        }
        return "";
    }

    private static @Nullable Instant first(@Nullable Instant sent, CommandRecord record, CommandStep step) {
        return sent == null && step == record.steps().getFirst() ? step.when() : sent;
    }

    /// Whether a try again makes sense: nobody did it, as far as is known.
    public static boolean canBeTriedAgain(CommandRecord record) {
        return switch (record.stage()) {
            case EXPIRED, UNCONFIRMED, REFUSED -> true;
            default -> false;
        };
    }
}
