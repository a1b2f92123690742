package vedette.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.export.ExportFormat;
import vedette.export.ExportProgress;
import vedette.export.ExportResult;
import vedette.export.Exports;
import vedette.model.EventKind;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.station.NamedThreads;
import vedette.store.EventLogException;
import vedette.store.JournalEventLog;
import vedette.store.LogReader;

/// `vedette export`: the log, or a part of it, as a file. Works while a station writes the log.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the events of a profile's log to a file, oldest first.")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only events received at or after this time: "
                    + "ISO 8601, a date, or a length of time before now such as 2h.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only events received before this time.")
    private @Nullable String to;

    @Option(names = "--camera", description = "Only events of this camera; repeatable.")
    private List<String> cameras = List.of();

    @Option(
            names = "--kind",
            description =
                    "Only events of this kind; repeatable: detection, plate, emotion, crying, "
                            + "alert, health, presence, config, command, watchlist, telemetry, snapshot, link, gap, audit, rejected.")
    private List<String> kinds = List.of();

    @Option(names = "--severity", description = "Only events at least this severe: info, warning, critical.")
    private @Nullable String severity;

    @Option(names = "--text", description = "Only events in which all these words occur.")
    private String text = "";

    @Option(names = "--format", description = "csv or ndjson. Default: what the file's name ends with, else csv.")
    private @Nullable String format;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        EventFilter filter = filter();
        ExportFormat chosen = format();
        @Nullable Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("--out: the folder " + folder + " does not exist");
        }
        try (LogReader log = JournalEventLog.openReader(profile.profile().log(), NamedThreads.named("store-reader"))) {
            ExportResult result =
                    Exports.start(log, filter, chosen, out, ExportProgress.NONE).get();
            System.out.println(result.entries() + " events, " + result.bytes() + " bytes in " + result.file());
            return 0;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EventLogException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private EventFilter filter() throws UsageException {
        Set<EventKind> chosen = new HashSet<>();
        for (String kind : kinds) {
            try {
                chosen.add(EventKind.parse(kind));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--kind: there is no kind “" + kind + "”; see vedette export --help");
            }
        }
        @Nullable Severity least = null;
        if (severity != null) {
            try {
                least = Severity.parse(severity);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--severity: “" + severity + "”; it can be info, warning or critical");
            }
        }
        return EventFilter.ALL
                .between(time("--from", from), time("--to", to))
                .ofCameras(Set.copyOf(cameras))
                .ofKinds(chosen)
                .atLeast(least)
                .saying(text);
    }

    private ExportFormat format() throws UsageException {
        String name = out.toString().toLowerCase(Locale.ROOT);
        String word = format != null
                ? format
                : name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json") ? "ndjson" : "csv";
        try {
            return ExportFormat.parse(word);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--format: “" + word + "”; it can be csv or ndjson");
        }
    }

    private static @Nullable Instant time(String option, @Nullable String text) throws UsageException {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,9}(ms|s|m|h|d)")) {
            return Instant.now().minus(Durations.parse(option, text));
        }
        List<TimeForm> forms = List.of(
                Instant::parse,
                given -> OffsetDateTime.parse(given).toInstant(),
                given -> LocalDateTime.parse(given)
                        .atZone(ZoneId.systemDefault())
                        .toInstant(),
                given -> LocalDate.parse(given)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant());
        for (TimeForm form : forms) {
            try {
                return form.parse(text);
            } catch (DateTimeException e) {
                // perhaps the next form
            }
        }
        throw new UsageException(
                option + ": “" + text + "” is no time; give one like 2026-01-31T12:00:00Z, 2026-01-31 or 2h");
    }

    /// One way of writing a time.
    private interface TimeForm {
        Instant parse(String text);
    }
}
