package vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vedette.dialect.DialectCatalog;
import vedette.station.Station;
import vedette.station.StationSetup;
import vedette.store.EventLogException;
import vedette.ui.StationWindow;
import vedette.ui.live.WallScreen;
import vedette.video.JpegDecoders;
import vedette.video.PixelFrame;

/// The whole way of many cameras' pictures: published, through a real broker, decoded, in the scene of a wall. Measured
/// beside what is published, and beside a latency of 50 ms.
public final class WallBench {
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration EACH = Duration.ofSeconds(10);
    private static final double LONGEST_LATENCY_MS = 50;

    private final PrintStream out;
    private final AtomicHistogram window = new AtomicHistogram(60_000_000L, 3);
    private final LongAdder drawn = new LongAdder();
    private @Nullable StampedTransport transport;

    /// One line of the table.
    private record Line(double arrivedPerSecond, double drawnPerSecond, double p50, double p99, double heap) {}

    private WallBench(PrintStream out) {
        this.out = out;
    }

    /// What to measure.
    ///
    /// @param broker a broker's address, or null to start Mosquitto for it
    /// @param size of the pictures, such as `640x480`
    /// @param lasts how long to measure, after a warm-up of 20 s
    public record Load(@Nullable String broker, int cameras, double fps, String size, Duration lasts) {}

    /// Measures, prints a table and the ratios.
    ///
    /// @return the exit status
    public static int run(PrintStream out, Load load) throws IOException, InterruptedException, EventLogException {
        Path profile = Files.createTempDirectory("vedette-bench");
        try (CameraProcess cameras = CameraProcess.start(load, load.lasts().plus(WARM_UP))) {
            return new WallBench(out).measure(cameras.broker(), load, profile);
        }
    }

    private int measure(String broker, Load load, Path profile) throws InterruptedException, EventLogException {
        DialectCatalog catalog = DialectCatalog.load();
        StampedTransport stamped = new StampedTransport(BenchStation.transport(broker));
        transport = stamped;
        try (Station station = new Station(StationSetup.of(
                List.of(new Station.BrokerLink(stamped, broker, BenchStation.installed(catalog))),
                BenchStation.log(profile),
                JpegDecoders.best(),
                Clock.systemUTC()))) {
            station.start();
            try (BenchWindow shown = BenchWindow.open(station, window -> furnish(window, station, catalog))) {
                out.printf(
                        Locale.ROOT,
                        "%d cameras of %s at %.0f a second, %s%n",
                        load.cameras(),
                        load.size(),
                        load.fps(),
                        broker);
                out.println("    time   arrived/s   drawn/s   p50 ms   p99 ms   heap MB   one core");
                return report(lines(load.lasts()), load);
            }
        }
    }

    private void furnish(StationWindow window, Station station, DialectCatalog catalog) {
        window.add(new WallScreen(station, catalog, window, window.pulse()), "mdi2v-view-dashboard-outline", "Wall");
        window.pulse().onDrawn(this::drawn);
    }

    /// On the FX thread: the picture is part of the scene now.
    private void drawn(PixelFrame frame) {
        drawn.increment();
        StampedTransport stamped = transport;
        Instant sent = stamped == null ? null : stamped.takeSent(frame.arrivedNanos());
        if (sent != null) {
            long micros = Duration.between(sent, Instant.now()).toNanos() / 1000;
            window.recordValue(Math.clamp(micros, 0, window.getHighestTrackableValue()));
        }
    }

    private List<Line> lines(Duration lasts) throws InterruptedException {
        Thread.sleep(WARM_UP);
        window.reset();
        List<Line> lines = new ArrayList<>();
        long began = System.nanoTime();
        Counts before = counts();
        while (System.nanoTime() - began < lasts.toNanos()) {
            Thread.sleep(EACH);
            Counts now = counts();
            lines.add(line(before, now, (now.nanos() - began) / 1e9));
            before = now;
        }
        return lines;
    }

    /// What was counted so far.
    private record Counts(long nanos, long arrived, long drawn, long cpuNanos) {}

    private Counts counts() {
        StampedTransport stamped = transport;
        return new Counts(System.nanoTime(), stamped == null ? 0 : stamped.arrived(), drawn.sum(), cpuNanos());
    }

    private Line line(Counts before, Counts now, double time) {
        double seconds = (now.nanos() - before.nanos()) / 1e9;
        Histogram times = window.copy();
        window.reset();
        Line line = new Line(
                (now.arrived() - before.arrived()) / seconds,
                (now.drawn() - before.drawn()) / seconds,
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                heapMegabytes());
        out.printf(
                Locale.ROOT,
                "%6.0f s %11.1f %9.1f %8.1f %8.1f %9.0f %8.0f %%%n",
                time,
                line.arrivedPerSecond(),
                line.drawnPerSecond(),
                line.p50(),
                line.p99(),
                line.heap(),
                (now.cpuNanos() - before.cpuNanos()) / 1e7 / seconds);
        out.flush();
        return line;
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static double heapMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private int report(List<Line> lines, Load load) {
        double published = load.cameras() * load.fps();
        double shown =
                lines.stream().mapToDouble(Line::drawnPerSecond).average().orElse(0);
        double p99 = lines.stream()
                .mapToDouble(Line::p99)
                .sorted()
                .skip(lines.size() / 2)
                .findFirst()
                .orElse(0);
        double worst = lines.stream().mapToDouble(Line::p99).max().orElse(0);
        int third = Math.max(1, lines.size() / 3);
        double early =
                lines.stream().limit(third).mapToDouble(Line::p50).average().orElse(1);
        double late = lines.stream()
                .skip(lines.size() - third)
                .mapToDouble(Line::p50)
                .average()
                .orElse(0);
        out.printf(
                Locale.ROOT,
                "published %.0f/s; drawn %.1f/s; p99 of 10 s: median %.1f ms, worst %.1f ms; limit %.0f ms%n",
                published,
                shown,
                p99,
                worst,
                LONGEST_LATENCY_MS);
        out.printf(Locale.ROOT, "RATIO wall-drawn %.3f%n", shown / published);
        out.printf(Locale.ROOT, "RATIO wall-latency %.3f%n", p99 / LONGEST_LATENCY_MS);
        out.printf(Locale.ROOT, "RATIO wall-growth %.3f%n", late / Math.max(0.1, early));
        return 0;
    }
}
