package vedette.app;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
import vedette.search.QueryText;
import vedette.station.NamedThreads;
import vedette.store.JournalEventLog;
import vedette.store.LogReader;

/// `vedette export`: the log, or a part of it, as a file. Works while a station writes the log.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the events of a profile's log to a file, oldest first. Exit status 3 where something of "
                + "them lacks: the rest is written, and it is said what.")
final class ExportCommand implements Callable<Integer> {
    private static final int INCOMPLETE = 3;

    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only events that happened at or after this time: "
                    + "ISO 8601, a date, or a length of time before now such as 2h.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only events that happened before this time.")
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

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            description = "What one would type to search, such as “plate:ABC* after:yesterday”. "
                    + "The other options narrow it further, or take its place where both say the same thing.")
    private @Nullable String query;

    @Option(names = "--label", description = "Only events with this label, such as person; repeatable.")
    private List<String> labels = List.of();

    @Option(names = "--zone", description = "Only events in this zone; repeatable.")
    private List<String> zones = List.of();

    @Option(
            names = "--plate",
            description = "Only reads of this plate; * stands for any characters, ? for one; repeatable.")
    private List<String> plates = List.of();

    @Option(names = "--system", description = "Only events of this camera system, such as lightnvr; repeatable.")
    private List<String> systems = List.of();

    @Option(
            names = "--score",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Only events with at least this confidence: 0.05 to 1, in steps of 0.05.")
    private double score;

    @Option(
            names = "--format",
            description = "csv, ndjson, html, pdf or evidence. Default: what the file's name ends with, else csv.")
    private @Nullable String format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; for evidence a zip, or a folder that is not there yet.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        EventFilter filter = filter();
        ExportFormat chosen = format();
        @Nullable Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("--out: the folder " + folder + " does not exist");
        }
        try (LogReader log = JournalEventLog.openReader(
                profile.profile().log(), NamedThreads.named("store-reader"), LogChoice.options(profile.profile()))) {
            Instant begun = Instant.now();
            ExportResult result = finished(log, filter, chosen);
            System.out.println(words(result, Duration.between(begun, Instant.now())));
            result.notes().forEach(System.out::println);
            boolean noted =
                    ExportNote.of(result, chosen).leave(profile.profile().directory());
            if (!noted && result.digest() != null) {
                System.err.println(ExportNote.NOT_LEFT);
            }
            return result.notes().isEmpty() ? 0 : INCOMPLETE;
        }
    }

    /// Waits for the export. When the program is stopped meanwhile, nothing of it stays.
    private ExportResult finished(LogReader log, EventFilter filter, ExportFormat chosen) throws Exception {
        CompletableFuture<ExportResult> export = Exports.start(log, filter, chosen, out, progress());
        Thread stop = Thread.ofPlatform().name("stop").unstarted(() -> {
            export.cancel(true);
            log.close();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return export.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        } finally {
            if (!export.isCancelled()) {
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
    }

    private static ExportProgress progress() {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return !terminal
                ? ExportProgress.NONE
                : (entries, fraction) ->
                        System.err.print(String.format(Locale.ROOT, "\r%,d events, %.0f %%", entries, fraction * 100)
                                + (fraction >= 1 ? "\r\033[K" : ""));
    }

    /// A line such as `1,284 events, coverage 97.4 %, 3 gaps, 52,113 bytes in events.csv (0.4 s)`.
    static String words(ExportResult result, Duration took) {
        String line = String.format(
                Locale.ROOT,
                "%,d %s, coverage %s, %,d bytes in %s (%.1f s)",
                result.entries(),
                result.entries() == 1 ? "event" : "events",
                result.coverage().inWords(),
                result.bytes(),
                result.file(),
                took.toMillis() / 1e3);
        return result.digest() == null ? line : line + "\nSHA-256 of the manifest: " + result.digest();
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
        if (!(score >= 0 && score <= 1)) {
            throw new UsageException("--score: “" + score + "”; it can be 0 to 1");
        }
        EventFilter typed = typed();
        return new EventFilter(
                from == null ? typed.from() : time("--from", from),
                to == null ? typed.to() : time("--to", to),
                chosen(cameras, typed.cameras()),
                chosen.isEmpty() ? typed.kinds() : chosen,
                least == null ? typed.atLeast() : least,
                chosen(systems, typed.systems()),
                chosen(labels, typed.labels()),
                chosen(zones, typed.zones()),
                chosen(plates, typed.plates()),
                score == 0 ? typed.scoreAtLeast() : score,
                (typed.text() + " " + text).strip());
    }

    private static Set<String> chosen(List<String> given, Set<String> otherwise) {
        return given.isEmpty() ? otherwise : Set.copyOf(given);
    }

    /// What `--query` asks for. In an export nothing that was typed may be passed over.
    private EventFilter typed() throws UsageException {
        if (query == null) {
            return EventFilter.ALL;
        }
        QueryText typed = QueryText.parse(query, Clock.system(ZoneId.systemDefault()));
        if (!typed.notes().isEmpty()) {
            throw new UsageException("--query: " + typed.notes().getFirst().sentence());
        }
        return typed.filter();
    }

    private ExportFormat format() throws UsageException {
        String word = format != null ? format : wordFor(out.toString().toLowerCase(Locale.ROOT));
        try {
            return ExportFormat.parse(word);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--format: “" + word + "”; it can be csv, ndjson, html, pdf or evidence");
        }
    }

    private static String wordFor(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "ndjson", "jsonl", "json" -> "ndjson";
            case "html", "htm" -> "html";
            case "pdf" -> "pdf";
            case "zip" -> "evidence";
            default -> "csv";
        };
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
