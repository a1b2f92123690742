package vedette.station;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import vedette.configuration.ConfigDocument;
import vedette.configuration.ConfigPush;
import vedette.configuration.ConfigState;
import vedette.configuration.Drift;
import vedette.configuration.FieldValue;
import vedette.message.OriginalMessage;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.model.Severity;
import vedette.store.LogRecord;

/// Writes into the log what was done with configurations, by whom, and what cameras made of them. Confined to
/// [ConfigRoom]'s lock, except where it says otherwise.
public final class ConfigNotes {
    /// What is otherwise for less than this may be the old report that crosses the new one.
    private static final long CERTAIN_AFTER_NANOS = 1_000_000_000L;

    private static final int MOST_NAMED = 6;

    /// Longer names of fields are cut in the log.
    private static final int LONGEST_NAMES = 2000;

    private final Consumer<LogRecord> notes;
    private final String operator;
    private final Clock clock;
    private final Map<CameraId, Drifting> drifting = new HashMap<>();

    private record Drifting(List<Drift> what, long sinceNanos, Instant since, boolean told) {}

    /// @param notes takes records from any thread, without waiting
    /// @param operator the account's name, empty where there is none
    public ConfigNotes(Consumer<LogRecord> notes, String operator, Clock clock) {
        this.notes = notes;
        this.operator = operator;
        this.clock = clock;
    }

    /// From any thread.
    String operator() {
        return operator;
    }

    /// `confidence_threshold 0.8 → 0.85, enable_recording off → on`.
    static String changes(ConfigDocument before, Map<String, FieldValue> changes) {
        return changes(before, changes, MOST_NAMED);
    }

    private static String changes(ConfigDocument before, Map<String, FieldValue> changes, int most) {
        String named = changes.entrySet().stream()
                .limit(most)
                .map(change -> {
                    FieldValue old = before.field(change.getKey());
                    return Printable.text(change.getKey(), 60) + " " + (old == null ? "–" : brief(old)) + " → "
                            + brief(change.getValue());
                })
                .collect(Collectors.joining(", "));
        return changes.size() > most ? named + " and " + (changes.size() - most) + " more" : named;
    }

    private static String brief(FieldValue value) {
        return Printable.text(value.shown(), 40);
    }

    /// Something with the files went wrong; from any thread.
    void trouble(String sentence) {
        notes.accept(LogRecord.own(StationLog.own(clock.instant(), "", "", EventKind.CONFIG, sentence)
                .severity(Severity.WARNING)
                .build()));
    }

    /// With the whole document as it was sent.
    void sent(CameraId camera, ConfigPush push, ConfigDocument from) {
        String what = push.isRollBack() ? "configuration: roll-back sent: " : "configuration sent: ";
        keep(camera, what + changes(from, push.changes(), Integer.MAX_VALUE), push.sent());
    }

    void ended(CameraId camera, ConfigPush push, ConfigPush.Outcome outcome, String text) {
        String what = push.isRollBack() ? "configuration roll-back" : "configuration";
        switch (outcome) {
            case CONFIRMED -> note(camera, Severity.INFO, what + " confirmed by the camera");
            case REFUSED -> note(camera, Severity.WARNING, what + " refused: " + text);
            case NOT_SENT -> note(camera, Severity.WARNING, what + " not sent: " + text);
            default -> note(camera, Severity.WARNING, what + " not confirmed by the camera: " + text);
        }
    }

    void notRolledBack(CameraId camera, String why) {
        note(camera, Severity.WARNING, "configuration could not be rolled back: " + why);
    }

    /// With the whole document as the camera has it.
    void accepted(CameraId camera, List<Drift> drift, ConfigDocument document) {
        if (!drift.isEmpty()) {
            String named = drift.stream().map(Drift::inWords).collect(Collectors.joining("; "));
            keep(camera, "configuration accepted as the camera has it: " + named, document);
        }
    }

    void batchEnded(ConfigBatch.View view) {
        Map<ConfigBatch.Standing, Long> counts =
                view.lines().stream().collect(Collectors.groupingBy(ConfigBatch.Line::standing, Collectors.counting()));
        long confirmed = counts.getOrDefault(ConfigBatch.Standing.CONFIRMED, 0L);
        notes.accept(LogRecord.own(StationLog.own(
                        clock.instant(),
                        "",
                        "",
                        EventKind.CONFIG,
                        "configuration for " + view.lines().size() + " cameras, first for "
                                + view.lines().getFirst().camera().name() + ": " + confirmed + " confirmed, "
                                + counts.getOrDefault(ConfigBatch.Standing.FAILED, 0L) + " failed, "
                                + counts.getOrDefault(ConfigBatch.Standing.LEFT_ALONE, 0L) + " left alone")
                .severity(confirmed == view.lines().size() ? Severity.INFO : Severity.WARNING)
                .key(operator.isEmpty() ? null : operator)
                .build()));
    }

    /// Tells of cameras whose configuration is otherwise than it was set, once each time that changes.
    ///
    /// @return what lasts
    List<AttentionItem> drifting(Map<CameraId, ConfigState> states, long nowNanos, Instant now) {
        List<AttentionItem> lasting = new ArrayList<>();
        for (CameraId camera : Set.copyOf(drifting.keySet())) {
            ConfigState state = states.get(camera);
            if (state == null || state.drift().isEmpty()) {
                Drifting over = drifting.remove(camera);
                if (over != null && over.told()) {
                    note(camera, Severity.INFO, "configuration is again as it was set, or accepted");
                }
            }
        }
        states.forEach((camera, state) -> {
            if (!state.drift().isEmpty()) {
                Drifting known = drifting.get(camera);
                if (known == null || !known.what().equals(state.drift())) {
                    known = new Drifting(state.drift(), nowNanos, known == null ? now : known.since(), false);
                }
                if (!known.told() && nowNanos - known.sinceNanos() >= CERTAIN_AFTER_NANOS) {
                    note(camera, Severity.WARNING, "configuration is not as it was set: " + inWords(state.drift()));
                    known = new Drifting(known.what(), known.sinceNanos(), known.since(), true);
                }
                drifting.put(camera, known);
                if (known.told()) {
                    lasting.add(item(camera, known));
                }
            }
        });
        return lasting;
    }

    private static AttentionItem item(CameraId camera, Drifting known) {
        return new AttentionItem(
                "drift " + camera.key(),
                camera,
                Severity.WARNING,
                known.since(),
                "Configuration is not as it was set",
                camera.name() + " · " + inWords(known.what()),
                true);
    }

    private static String inWords(List<Drift> drift) {
        String named = drift.stream().limit(3).map(Drift::inWords).collect(Collectors.joining("; "));
        return Printable.text(drift.size() > 3 ? named + " and " + (drift.size() - 3) + " more" : named, 300);
    }

    private void note(CameraId camera, Severity severity, String text) {
        notes.accept(LogRecord.own(entry(camera, severity, text)));
    }

    private LogEntry entry(CameraId camera, Severity severity, String text) {
        return StationLog.own(clock.instant(), camera.broker(), camera.name(), EventKind.CONFIG, text)
                .severity(severity)
                .key(operator.isEmpty() ? null : operator)
                .build();
    }

    /// A document is at most [ConfigDocument#LONGEST] characters long, and what is sent far less.
    private void keep(CameraId camera, String text, ConfigDocument document) {
        byte[] bytes = document.json().getBytes(StandardCharsets.UTF_8);
        LogEntry entry = entry(camera, Severity.INFO, Printable.text(text, LONGEST_NAMES));
        notes.accept(StationLog.record(
                List.of(entry), new OriginalMessage("", 0, false, List.of(), bytes), null, List.of()));
    }
}
