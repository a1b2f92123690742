package vedette.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.bench.DecodeBench;
import vedette.bench.WallBench;

/// `vedette bench NAME`: measures beside the limit, in the same run.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a part of the program beside its limit; ends with lines RATIO name value.")
final class BenchCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // every command takes it; this one keeps nothing
    private ProfileOption profile = new ProfileOption();

    @Parameters(
            paramLabel = "NAME",
            description = "decode: JPEG to pixels. wall: many cameras from the broker to the scene.")
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

    @Override
    public Integer call() throws Exception {
        return switch (name) {
            case "decode" -> DecodeBench.run(System.out, lasts("3s"));
            case "wall" -> {
                if (!Displays.hasDisplay()) {
                    System.out.println("There is no display: drawn off-screen.");
                    Displays.drawOffScreen();
                }
                yield WallBench.run(System.out, new WallBench.Load(broker, cameras, fps, size, lasts("60s")));
            }
            default -> throw new UsageException("there is no bench “" + name + "”; there are decode and wall");
        };
    }

    private Duration lasts(String otherwise) throws UsageException {
        return Durations.parse("--for", duration == null ? otherwise : duration);
    }
}
