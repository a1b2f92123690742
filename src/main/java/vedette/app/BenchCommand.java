package vedette.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.bench.ClicksBench;
import vedette.bench.DecodeBench;
import vedette.bench.ExportBench;
import vedette.bench.IngestBench;
import vedette.bench.LinkBench;
import vedette.bench.QueryBench;
import vedette.bench.RebuildBench;
import vedette.bench.WallBench;
import vedette.bench.WatchlistBench;

/// `vedette bench NAME`: measures beside the limit, in the same run.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a part of the program beside its limit; ends with lines RATIO name value.")
final class BenchCommand implements Callable<Integer> {
    private static final int CLICKS = 1_000;

    @Mixin
    @SuppressWarnings("UnusedVariable") // every command takes it; this one keeps nothing
    private ProfileOption profile = new ProfileOption();

    @Parameters(
            paramLabel = "NAME",
            description = "decode: JPEG to pixels. wall: many cameras from the broker to the scene. link: the same"
                    + " on a computer that can decode a tenth of them. ingest: durable"
                    + " events. query: questions to a long log. export: rows. rebuild: the index from the journal."
                    + " watchlist: plates against 100,000 entries. clicks: 1,000 commands while there is no broker.")
    private String name = "";

    @Option(names = "--for", paramLabel = "TIME", description = "How long (decode: for each case, 3s; wall: 60s).")
    private @Nullable String duration;

    @Option(names = "--broker", paramLabel = "URI", description = "wall: the broker. Default: a Mosquitto of its own")
    private @Nullable String broker;

    @Option(names = "--cameras", defaultValue = "16", description = "wall: how many. Default: ${DEFAULT-VALUE}")
    private int cameras;

    @Option(names = "--fps", defaultValue = "15", description = "wall: pictures a second. Default: ${DEFAULT-VALUE}")
    private double fps;

    @Option(names = "--size", defaultValue = "640x480", description = "wall: picture size. Default: ${DEFAULT-VALUE}")
    private String size = "640x480";

    @Option(
            names = "--events",
            description = "ingest: in a round, 300000. query: in the log, 10000000. export, rebuild: 1000000")
    private @Nullable Integer events;

    @Option(names = "--folder", description = "Where logs are made for the measurement. Default: a temporary folder")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        return switch (name) {
            case "decode" -> DecodeBench.run(System.out, lasts("3s"));
            case "wall" -> wall();
            case "link" -> within(place -> LinkBench.run(System.out, place, load("60s")));
            case "ingest" -> within(place -> IngestBench.run(System.out, place, events(300_000), 5));
            case "query" -> within(place -> QueryBench.run(System.out, place, events(10_000_000), 300));
            case "export" -> within(place -> ExportBench.run(System.out, place, events(1_000_000)));
            case "rebuild" -> within(place -> RebuildBench.run(System.out, place, events(1_000_000)));
            case "watchlist" -> WatchlistBench.run(System.out, 100_000, lasts("20s"));
            case "clicks" -> within(this::clicks);
            default ->
                throw new UsageException("there is no bench “" + name
                        + "”; there are decode, wall, link, ingest, query, export, rebuild,"
                        + " watchlist and clicks");
        };
    }

    private int wall() throws Exception {
        needsWindow();
        return WallBench.run(System.out, load("60s"));
    }

    private int clicks(Path place) throws Exception {
        needsWindow();
        return ClicksBench.run(System.out, place, CLICKS);
    }

    private static void needsWindow() {
        if (!Displays.hasDisplay()) {
            System.out.println("There is no display: drawn off-screen.");
            Displays.drawOffScreen();
        }
    }

    private WallBench.Load load(String time) throws UsageException {
        return new WallBench.Load(broker, cameras, fps, size, lasts(time));
    }

    private int events(int otherwise) throws UsageException {
        int chosen = events == null ? otherwise : events;
        if (chosen < 1_000) {
            throw new UsageException("--events: at least 1000");
        }
        return chosen;
    }

    private interface Measured {
        int in(Path place) throws Exception;
    }

    /// Measures in a folder that is taken away afterwards.
    private int within(Measured bench) throws Exception {
        Path place = folder == null
                ? Files.createTempDirectory("vedette-bench")
                : Files.createTempDirectory(Files.createDirectories(folder), "vedette-bench");
        try {
            return bench.in(place);
        } finally {
            delete(place);
        }
    }

    private static void delete(Path place) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(place)) {
            all = walk.toList();
        }
        for (Path each : all.reversed()) {
            Files.delete(each);
        }
    }

    private Duration lasts(String otherwise) throws UsageException {
        return Durations.parse("--for", duration == null ? otherwise : duration);
    }
}
