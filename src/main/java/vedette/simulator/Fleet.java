package vedette.simulator;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import vedette.message.Publisher;

/// Simulated cameras that share a scheduler and their pictures. Thread-safe.
public final class Fleet implements AutoCloseable {
    /// Encoding the first pictures must not hold up the cameras that have theirs.
    private static final int THREADS = 2;
    private static final long SECONDS_UNTIL_TROUBLE = 20;

    private final World world;
    private final List<SimulatedCamera> cameras;
    private final List<SimulatedCamera> company;
    private final boolean troubled;
    private final ScheduledExecutorService scheduler;
    private final ExecutorService encoder;
    private FleetCounts before = new FleetCounts(0, 0, 0, 0, 0);
    private double beforeSeconds;
    private double started;
    private boolean closed;

    private Fleet(Function<World, FleetPlan> plans, boolean troubled) {
        encoder = Executors.newSingleThreadExecutor(named("simulator-frames"));
        scheduler = Executors.newScheduledThreadPool(THREADS, named("simulator"));
        FrameLoops loops = new FrameLoops(task -> {
            if (!encoder.isShutdown()) {
                encoder.execute(task);
            }
        });
        world = World.real(loops, new Counters());
        FleetPlan plan = plans.apply(world);
        cameras = plan.cameras();
        company = plan.company();
        this.troubled = troubled;
        started = world.seconds();
        beforeSeconds = started;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /// Cameras of all systems and kinds, all of them well.
    public static Fleet demo(long seed) {
        return demo(seed, false);
    }

    /// @param troubled whether after 20 s some cameras have their troubles: the garden falls silent and
    ///     comes back after a minute, the gate lock vanishes for half a minute, the street freezes
    public static Fleet demo(long seed, boolean troubled) {
        return new Fleet(world -> Fleets.demo(world, seed), troubled);
    }

    /// Many cameras, to load a broker and a station.
    ///
    /// @param system `lightnvr`, `babymonitor`, `capture`, `lprserver`, `sensors`, or `all` for some of
    ///     each
    /// @param cameras from 1 to 1000
    /// @param fps pictures a second of each camera that films, above 0 and up to 120
    /// @param seed the same seed gives the same cars, emotions and values
    /// @throws IllegalArgumentException when there is no such system or a number is out of range
    public static Fleet load(String system, int cameras, double fps, FrameSize size, long seed) {
        return new Fleet(world -> Fleets.load(world, system, cameras, fps, size, seed), false);
    }

    /// The cameras, without the servers and people that only talk with them.
    public List<SimulatedCamera> cameras() {
        return cameras;
    }

    /// Connects all of them. The stage ends when all are connected, or exceptionally when one is not; that
    /// one tries again by itself.
    public CompletionStage<Void> start(Publisher.Factory connections) {
        // Runs after the first frame of each loop, which was queued when the loop was made: cameras that had to
        // encode their own would hold up all others.
        return CompletableFuture.runAsync(() -> {}, encoder).thenCompose(ready -> startAll(connections));
    }

    private synchronized CompletionStage<Void> startAll(Publisher.Factory connections) {
        if (closed) {
            return CompletableFuture.completedFuture(null);
        }
        started = world.seconds();
        beforeSeconds = started;
        if (troubled) {
            trouble();
        }
        return CompletableFuture.allOf(Stream.concat(company.stream(), cameras.stream())
                .map(camera -> camera.start(connections, scheduler).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    private void trouble() {
        inject("garden", Fault.STOP, SECONDS_UNTIL_TROUBLE);
        inject("garden", Fault.RECOVER, SECONDS_UNTIL_TROUBLE + 60);
        inject("Gate lock", Fault.VANISH, SECONDS_UNTIL_TROUBLE + 10);
        inject("Gate lock", Fault.RECOVER, SECONDS_UNTIL_TROUBLE + 40);
        inject("street", Fault.FREEZE, SECONDS_UNTIL_TROUBLE + 5);
        inject("street", Fault.RECOVER, SECONDS_UNTIL_TROUBLE + 35);
    }

    private void inject(String name, Fault fault, long afterSeconds) {
        cameras.stream()
                .filter(camera -> camera.name().equals(name))
                .forEach(camera -> scheduler.schedule(() -> camera.inject(fault), afterSeconds, TimeUnit.SECONDS));
    }

    /// Lets things go wrong with answers to commands, from now on.
    ///
    /// @param seed the same seed gives the same faults where the same answers are given in the same order
    public void disorder(AnswerFaults faults, long seed) {
        world.obedience().suffer(faults, seed);
    }

    /// The commands that were really done, oldest first: each once, however often it came.
    public List<CommandRun> commandsDone() {
        return world.obedience().runs();
    }

    /// How many commands came again, with the same id, and were not done again.
    public long commandsRepeated() {
        return world.obedience().repeats();
    }

    /// What all together have sent since they were made.
    public FleetCounts counts() {
        return world.counters().counts();
    }

    /// One line about the time since the last call, and since the start what went wrong.
    public synchronized String summary() {
        FleetCounts now = counts();
        double seconds = world.seconds();
        double passed = Math.max(0.001, seconds - beforeSeconds);
        String line = String.format(
                Locale.ROOT,
                "%4.0f s  %d cameras  %6.1f frames/s  %6.2f MB/s  %6.1f events/s  skipped %d  failed %d",
                seconds - started,
                cameras.size(),
                (now.frames() - before.frames()) / passed,
                (now.bytes() - before.bytes()) / passed / 1e6,
                (now.events() - before.events()) / passed,
                now.skipped(),
                now.failures());
        before = now;
        beforeSeconds = seconds;
        return line;
    }

    /// Lets all cameras say goodbye, and ends. Waits for nothing but them.
    @Override
    public synchronized void close() {
        closed = true;
        cameras.forEach(SimulatedCamera::stop);
        company.forEach(SimulatedCamera::stop);
        scheduler.shutdownNow();
        encoder.shutdown();
    }
}
