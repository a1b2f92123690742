package vedette.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.mqtt.MqttPublisher;
import vedette.simulator.Fault;
import vedette.simulator.Fleet;
import vedette.simulator.FrameSize;
import vedette.simulator.SimulatedCamera;

/// `vedette simulate`: simulated cameras for any broker.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Publishes what simulated cameras see to a broker, until stopped.")
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // every command takes it; this one keeps nothing
    private ProfileOption profile = new ProfileOption();

    @Option(names = "--broker", paramLabel = "URI", required = true, description = "Where to publish.")
    private String broker = "";

    @Option(
            names = "--system",
            defaultValue = "lightnvr",
            description = "lightnvr, babymonitor, capture, lprserver, sensors, all (some of each), or demo "
                    + "(the demo's cameras). Default: ${DEFAULT-VALUE}")
    private String system = "lightnvr";

    @Option(names = "--cameras", defaultValue = "4", description = "How many. Default: ${DEFAULT-VALUE}")
    private int cameras;

    @Option(names = "--fps", defaultValue = "10", description = "Pictures a second. Default: ${DEFAULT-VALUE}")
    private double fps;

    @Option(names = "--size", defaultValue = "640x480", description = "Picture size. Default: ${DEFAULT-VALUE}")
    private String size = "640x480";

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same events.")
    private long seed;

    @Option(names = "--for", paramLabel = "TIME", description = "How long, such as 60s or 5m. Default: until stopped")
    private @Nullable String duration;

    @Option(
            names = "--fault",
            paramLabel = "FAULT[:CAMERA][@TIME]",
            description = "Lets something go wrong: stop, freeze, resend, bad_jpeg, bad_json, vanish, "
                    + "deaf, stubborn, clamp, recover; "
                    + "with the camera's name and when. Repeatable.")
    private List<String> faults = List.of();

    @Override
    public Integer call() throws Exception {
        BrokerArguments.Given given = BrokerArguments.parse(List.of(broker)).getFirst();
        @Nullable Duration limit = duration == null ? null : Durations.parse("--for", duration);
        try (Fleet fleet = fleet()) {
            List<PlannedFault> planned = PlannedFault.parse(faults, fleet.cameras());
            Stop.closeAtTheEnd(fleet);
            fleet.start(MqttPublisher.factory(given.access())).whenComplete((started, failure) -> {
                if (failure != null) {
                    System.err.println("vedette: not every camera is connected to " + given.address()
                            + "; they keep trying: " + failure.getMessage());
                }
            });
            report(fleet, limit, planned);
        }
        return 0;
    }

    private Fleet fleet() throws UsageException {
        try {
            return system.equals("demo")
                    ? Fleet.demo(seed)
                    : Fleet.load(system, cameras, fps, FrameSize.parse(size), seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void report(Fleet fleet, @Nullable Duration limit, List<PlannedFault> faults)
            throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long began = System.nanoTime();
        int done = 0;
        while (limit == null || System.nanoTime() - began < limit.toNanos()) {
            if (never.await(1, TimeUnit.SECONDS)) {
                return;
            }
            System.out.println(fleet.summary());
            for (; done < faults.size() && faults.get(done).isDue(System.nanoTime() - began); done++) {
                PlannedFault fault = faults.get(done);
                fault.cameras().forEach(camera -> camera.inject(fault.fault()));
                System.out.println(
                        "fault " + fault.fault() + " for " + fault.cameras().size() + " cameras");
            }
        }
    }

    /// A fault, for whom and when.
    private record PlannedFault(Fault fault, List<SimulatedCamera> cameras, Duration after) {
        boolean isDue(long nanos) {
            return nanos >= after.toNanos();
        }

        static List<PlannedFault> parse(List<String> texts, List<SimulatedCamera> all) throws UsageException {
            List<PlannedFault> planned = new java.util.ArrayList<>();
            for (String text : texts) {
                planned.add(parse(text, all));
            }
            planned.sort(java.util.Comparator.comparing(PlannedFault::after));
            return planned;
        }

        private static PlannedFault parse(String text, List<SimulatedCamera> all) throws UsageException {
            int at = text.lastIndexOf('@');
            Duration after = at < 0 ? Duration.ZERO : Durations.parse("--fault", text.substring(at + 1));
            String rest = at < 0 ? text : text.substring(0, at);
            int colon = rest.indexOf(':');
            String camera = colon < 0 ? "" : rest.substring(colon + 1);
            String word = colon < 0 ? rest : rest.substring(0, colon);
            Fault fault;
            try {
                fault = Fault.valueOf(word.toUpperCase(java.util.Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--fault: there is no fault “" + word
                        + "”; there are stop, freeze, resend, bad_jpeg, bad_json, "
                        + "vanish, deaf, stubborn, clamp, recover");
            }
            List<SimulatedCamera> meant = all.stream()
                    .filter(each -> camera.isEmpty() || each.name().equals(camera))
                    .toList();
            if (meant.isEmpty()) {
                throw new UsageException("--fault: there is no camera “" + camera + "”; there are "
                        + String.join(
                                ", ", all.stream().map(SimulatedCamera::name).toList()));
            }
            return new PlannedFault(fault, meant, after);
        }
    }
}
