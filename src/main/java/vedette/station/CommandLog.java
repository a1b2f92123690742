package vedette.station;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import vedette.command.CommandRecord;
import vedette.command.CommandStep;
import vedette.command.Stage;
import vedette.model.CameraCommand;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.model.Severity;
import vedette.store.LogRecord;
import vedette.store.RecentRecord;

/// Writes each step of each command into the log: who gave it as `audit` under the operator's name, what became of it as
/// `command` under its id. What did not come about needs the operator's attention.
final class CommandLog {
    /// Begins the marks in the log by which the next run knows which commands had no last word.
    private static final String MARK = "command";

    private static final String GIVEN = "given";
    private static final String OVER = "over";

    /// More commands without a last word are only counted.
    private static final int MOST_UNFINISHED = 100;

    private final Consumer<LogRecord> notes;
    private final AttentionList attention;
    private final Function<CameraId, String> names;
    private final Clock clock;

    /// @param notes takes what is to be written; returns at once
    /// @param names what a camera is called
    CommandLog(
            Consumer<LogRecord> notes, AttentionList attention, Function<CameraId, String> names, Clock clock) {
        this.notes = notes;
        this.attention = attention;
        this.names = names;
        this.clock = clock;
    }

    /// Writes the last step of a command. From any thread; returns at once.
    void stepped(CommandRecord record) {
        CommandStep step = record.steps().getLast();
        long lastOnes =
                record.steps().stream().filter(each -> each.stage().isLast()).count();
        boolean isLastWord = lastOnes == 1 && step.stage().isLast();
        boolean failed = isLastWord && isFailure(step.stage());
        CameraCommand command = record.command();
        List<LogEntry> entries = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        if (record.steps().size() == 1) {
            entries.add(audit(command, step));
            marks.add(mark(GIVEN, command));
        }
        if (isLastWord) {
            marks.add(mark(OVER, command));
        }
        entries.add(StationLog.own(
                        step.when(),
                        command.camera().broker(),
                        command.camera().name(),
                        EventKind.COMMAND,
                        summary(record, step, isLastWord))
                .system(command.camera().system())
                .severity(failed ? Severity.WARNING : Severity.INFO)
                .key(command.id().toString())
                .build());
        notes.accept(new LogRecord(entries, null, null, marks));
        if (failed) {
            attention.raise(new AttentionItem(
                    "command " + command.camera().key() + " " + command.name(),
                    command.camera(),
                    Severity.WARNING,
                    step.when(),
                    Printable.text(record.spec().label(), 60) + ": " + word(step.stage()),
                    names.apply(command.camera()) + " · " + Printable.text(step.text(), 200),
                    false));
        }
    }

    private static boolean isFailure(Stage stage) {
        return stage == Stage.EXPIRED || stage == Stage.REFUSED || stage == Stage.UNCONFIRMED;
    }

    private static LogEntry audit(CameraCommand command, CommandStep step) {
        String batch = command.batch() == null ? "" : " · to several at once, " + command.batch();
        return StationLog.own(
                        step.when(),
                        command.camera().broker(),
                        command.camera().name(),
                        EventKind.AUDIT,
                        "gave the command " + command.name() + parameters(command) + " · " + command.id() + batch)
                .key(command.operator().isEmpty() ? null : command.operator())
                .build();
    }

    private static String parameters(CameraCommand command) {
        return command.parameters().isEmpty()
                ? ""
                : command.parameters().entrySet().stream()
                        .map(each -> each.getKey() + "=" + Printable.text(each.getValue(), 60))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String summary(CommandRecord record, CommandStep step, boolean isLastWord) {
        CameraCommand command = record.command();
        if (record.steps().size() == 1) {
            return command.name() + parameters(command) + ": " + step.text();
        }
        if (!isLastWord) {
            return command.name() + ": " + step.text();
        }
        String by = command.operator().isEmpty() ? "" : ", given by " + command.operator();
        return command.name() + by + ": " + word(step.stage()) + " · " + step.text();
    }

    static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String mark(String what, CameraCommand command) {
        CameraId camera = command.camera();
        return String.join(
                "\t",
                MARK,
                what,
                command.id().toString(),
                command.name(),
                camera.broker(),
                camera.system(),
                camera.name());
    }

    /// Tells of commands that had no last word when an earlier run ended without closing.
    void noteUnfinished(List<RecentRecord> recent) {
        Map<String, String[]> open = new LinkedHashMap<>();
        for (RecentRecord each : recent) {
            for (String id : each.repeatIds()) {
                String[] parts = id.split("\t", -1);
                if (parts.length == 7 && parts[0].equals(MARK)) {
                    if (parts[1].equals(GIVEN)) {
                        open.put(parts[2], parts);
                    } else {
                        open.remove(parts[2]);
                    }
                }
            }
        }
        int noted = 0;
        for (String[] parts : open.values()) {
            String more = open.size() > MOST_UNFINISHED && noted + 1 == MOST_UNFINISHED
                    ? " (so did " + (open.size() - MOST_UNFINISHED) + " more)"
                    : "";
            if (noted++ >= MOST_UNFINISHED) {
                return;
            }
            LogEntry entry = StationLog.own(
                            clock.instant(),
                            parts[4],
                            parts[6],
                            EventKind.COMMAND,
                            parts[3] + ": unknown outcome · the station ended before its last word" + more)
                    .system(parts[5])
                    .severity(Severity.WARNING)
                    .key(parts[2])
                    .build();
            parts[1] = OVER;
            notes.accept(new LogRecord(List.of(entry), null, null, List.of(String.join("\t", parts))));
        }
    }
}
