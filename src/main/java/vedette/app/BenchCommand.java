package vedette.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.bench.DecodeBench;

/// `vedette bench NAME`: measures beside the limit, in the same run.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a part of the program beside its limit; ends with lines RATIO name value.")
final class BenchCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // every command takes it; this one keeps nothing
    private ProfileOption profile = new ProfileOption();

    @Parameters(paramLabel = "NAME", description = "decode: JPEG to pixels.")
    private String name = "";

    @Option(names = "--for", paramLabel = "TIME", defaultValue = "3s", description = "How long for each case.")
    private String duration = "3s";

    @Override
    public Integer call() throws Exception {
        Duration each = Durations.parse("--for", duration);
        return switch (name) {
            case "decode" -> DecodeBench.run(System.out, each);
            default -> throw new UsageException("there is no bench “" + name + "”; there is decode");
        };
    }
}
