package vedette.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vedette.model.Printable;
import vedette.search.Wildcard;
import vedette.settings.Profile;
import vedette.settings.WholeFile;
import vedette.watchlist.ChangeNotes;
import vedette.watchlist.ListKind;
import vedette.watchlist.PlateText;
import vedette.watchlist.TableText;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.Watchlist;
import vedette.watchlist.WatchlistException;
import vedette.watchlist.WatchlistFile;
import vedette.watchlist.WatchlistTable;

/// `vedette watchlist`: the profile's list of plates. A station that runs notices the change within two seconds.
@Command(
        name = "watchlist",
        mixinStandardHelpOptions = true,
        description = "Imports, exports and lists the plates that the profile's station looks for.")
final class WatchlistCommand {
    private static final int MOST_TOLD = 100;
    private static final ZoneId ZONE = ZoneId.systemDefault();

    @Spec
    private @Nullable CommandSpec spec;

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("not on a command line");
        }
        return spec.commandLine().getOut();
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Takes a table of plates in: all of it, or nothing. Tells of each row that can't be used.")
    int importTable(@Mixin ProfileOption profile, @Parameters(paramLabel = "FILE") Path file, @Mixin Form form)
            throws UsageException, WatchlistException {
        WatchlistTable.Options options = WatchlistTable.Options.of(
                        kind(form.list), System.getProperty("user.name", ""), Instant.now(), ZONE)
                .in(encoding(form.encoding), separator(form.separator));
        byte[] bytes = bytes(file);
        Taking taking = new Taking(
                new ChangeNotes(profile.profile().watchlists()), String.valueOf(file.getFileName()), form.goodRows);
        WatchlistFile.Kept after;
        try {
            after = file(profile.profile()).change(before -> {
                WatchlistTable.Report report = WatchlistTable.read(bytes, options, Watchlist.of(before));
                tell(report);
                return taking.of(report, before, options);
            });
        } catch (WatchlistException e) {
            taking.undo();
            throw e;
        }
        warn(after);
        out().printf(
                        Locale.ROOT,
                        "%s imported; the watchlist has %,d now.%n",
                        Printable.counted(taking.taken, "entry", "entries"),
                        after.entries().size());
        out().flush();
        return 0;
    }

    /// Takes the entries of a table in, and leaves a note of it for the log.
    private static final class Taking {
        private final ChangeNotes notes;
        private final String name;
        private final boolean goodRows;
        private int taken;
        private @Nullable Path note;

        Taking(ChangeNotes notes, String name, boolean goodRows) {
            this.notes = notes;
            this.name = name;
            this.goodRows = goodRows;
        }

        List<WatchEntry> of(WatchlistTable.Report report, List<WatchEntry> before, WatchlistTable.Options options)
                throws WatchlistException {
            int bad = report.bad().size();
            if (!goodRows && bad > 0) {
                throw new WatchlistException("Nothing was imported, because " + Printable.counted(bad, "row", "rows")
                        + " can't be used: mend them, or take the others with --good-rows.");
            }
            taken = report.entries().size();
            if (taken > 0) {
                note = notes.leave(
                        options.now(),
                        options.owner(),
                        Printable.counted(taken, "entry", "entries") + " imported into the watchlist from " + name
                                + (bad == 0 ? "" : ", " + Printable.counted(bad, "bad row", "bad rows") + " left out"),
                        report.entries());
            }
            return WatchlistFile.with(before, report.entries());
        }

        void undo() {
            if (note != null) {
                ChangeNotes.remove(note);
            }
        }
    }

    /// How a file is to be read, and what of it taken.
    static final class Form {
        @Option(
                names = "--list",
                paramLabel = "LIST",
                defaultValue = "block",
                description = "block, watch or allow, where a row names none. Default: ${DEFAULT-VALUE}")
        private String list = "block";

        @Option(names = "--encoding", paramLabel = "NAME", description = "such as UTF-8, TIS-620. Default: found out")
        private @Nullable String encoding;

        @Option(names = "--separator", paramLabel = "C", description = "; , | or tab. Default: found out")
        private @Nullable String separator;

        @Option(names = "--good-rows", description = "Takes the good rows in although others are bad.")
        private boolean goodRows;
    }

    private void tell(WatchlistTable.Report report) {
        out().println("Read as " + report.form() + ": " + report.inWords() + ".");
        List<WatchlistTable.RowReport> bad = report.bad();
        bad.stream()
                .limit(MOST_TOLD)
                .forEach(row -> out().println("line " + row.line() + ": " + row.plate() + ": " + row.text()));
        if (bad.size() > MOST_TOLD) {
            out().println("… and " + (bad.size() - MOST_TOLD) + " more");
        }
        out().flush();
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes the list as a table (CSV, UTF-8) that a spreadsheet opens without harm.")
    int exportTable(@Mixin ProfileOption profile, @Parameters(paramLabel = "FILE") Path file)
            throws WatchlistException {
        WatchlistFile.Kept kept = file(profile.profile()).load();
        warn(kept);
        try {
            WholeFile.write(file.toAbsolutePath(), WatchlistTable.write(kept.entries()));
        } catch (IOException e) {
            throw new WatchlistException("The table can't be written to " + file + ": " + e.getMessage(), e);
        }
        out().printf(Locale.ROOT, "%,d entries written to %s.%n", kept.entries().size(), file);
        out().flush();
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Prints the entries, or those that a plate or pattern (* and ?) describes.")
    int list(@Mixin ProfileOption profile, @Parameters(paramLabel = "PATTERN", arity = "0..1") @Nullable String pattern)
            throws WatchlistException {
        WatchlistFile.Kept kept = file(profile.profile()).load();
        warn(kept);
        Wildcard wanted = new Wildcard(pattern == null ? "*" : PlateText.pattern(pattern));
        List<WatchEntry> shown = kept.entries().stream()
                .filter(entry -> wanted.matches(entry.pattern()))
                .toList();
        shown.forEach(entry -> out().println(entry.inWords(ZONE)
                + Stream.of(entry.owner())
                        .filter(owner -> !owner.isEmpty())
                        .map(owner -> ", by " + owner)
                        .findFirst()
                        .orElse("")));
        out().flush();
        return shown.isEmpty() ? 1 : 0;
    }

    private void warn(WatchlistFile.Kept kept) {
        if (spec != null && !kept.trouble().isEmpty()) {
            spec.commandLine().getErr().println("vedette: " + kept.trouble());
            spec.commandLine().getErr().flush();
        }
    }

    private static WatchlistFile file(Profile profile) {
        return new WatchlistFile(profile.watchlists(), ZONE);
    }

    private static byte[] bytes(Path file) throws WatchlistException {
        try {
            if (Files.size(file) > WatchlistTable.LARGEST) {
                throw new WatchlistException(file + " is larger than 64 MB: that is no list of plates.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new WatchlistException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new WatchlistException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static ListKind kind(String word) throws UsageException {
        return ListKind.find(word)
                .orElseThrow(() -> new UsageException("--list: block, watch or allow, not “" + word + "”"));
    }

    private static TableText.@Nullable Encoding encoding(@Nullable String name) throws UsageException {
        if (name == null) {
            return null;
        }
        return TableText.Encoding.find(name)
                .orElseThrow(() -> new UsageException(
                        "--encoding: one of " + List.of(TableText.Encoding.values()) + ", not “" + name + "”"));
    }

    private static @Nullable Character separator(@Nullable String typed) throws UsageException {
        if (typed == null) {
            return null;
        }
        String one = typed.equals("tab") || typed.equals("\\t") ? "\t" : typed;
        if (one.length() != 1 || ";,|\t".indexOf(one.charAt(0)) < 0) {
            throw new UsageException("--separator: ; , | or tab, not “" + typed + "”");
        }
        return one.charAt(0);
    }
}
