package vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import vedette.dialect.DialectCatalog;
import vedette.mqtt.BrokerAddress;
import vedette.search.EventFilter;
import vedette.station.LiveCamera;
import vedette.station.Station;
import vedette.station.StationSetup;
import vedette.store.EventLog;
import vedette.store.EventLogException;
import vedette.video.DecodeLanes;
import vedette.video.JpegDecoders;

/// A station on a computer that can deal with a tenth of the pictures that come: how old is what it shows, and does it
/// lose events? A picture that is shown is to be at most half a second old, from its sender on.
public final class LinkBench {
    private static final double SHARE = 0.1;
    private static final double OLDEST_MS = 500;
    private static final Duration EACH = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintStream out;
    private final AtomicHistogram ages = new AtomicHistogram(600_000_000L, 3);
    private final AtomicHistogram allAges = new AtomicHistogram(600_000_000L, 3);
    private final LongAdder decoded = new LongAdder();

    private LinkBench(PrintStream out) {
        this.out = out;
    }

    /// Measures, prints a table and last a line `RATIO link-age`: the worst age beside half a second.
    ///
    /// @param place an empty folder for the log
    /// @return the exit status: 0, or 1 where an event was lost or doubled, or a picture was older
    public static int run(PrintStream out, Path place, WallBench.Load load)
            throws IOException, InterruptedException, EventLogException {
        try (CameraProcess cameras = CameraProcess.start(load, load.lasts())) {
            return new LinkBench(out).measure(cameras.broker(), load, place);
        }
    }

    private int measure(String broker, WallBench.Load load, Path place) throws InterruptedException, EventLogException {
        int threads = DecodeLanes.usualThreads();
        Duration least = Duration.ofNanos((long) (threads * 1e9 / (load.cameras() * load.fps() * SHARE)));
        JpegDecoders decoders = JpegDecoders.best();
        EventLog log = BenchStation.log(place);
        try (Station station = new Station(StationSetup.of(
                List.of(new Station.BrokerLink(
                        BenchStation.transport(broker), broker, BenchStation.installed(DialectCatalog.load()))),
                log,
                () -> new SlowedDecoder(decoders.get(), least, ages, decoded),
                Clock.systemUTC()))) {
            station.start();
            awaitCameras(station, load.cameras());
            try (CountedEvents events = new CountedEvents(BrokerAddress.parse(broker))) {
                table(station, load.lasts());
                events.end();
                return report(station, log, events.accepted());
            }
        }
    }

    private static void awaitCameras(Station station, int cameras) throws InterruptedException {
        long began = System.nanoTime();
        while (station.cameras().size() < cameras) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("only " + station.cameras().size() + " cameras speak");
            }
            Thread.sleep(200);
        }
        for (LiveCamera camera : station.cameras()) {
            camera.pictures().wanted(640, 480, false);
            camera.pictures().visible(true);
        }
    }

    private void table(Station station, Duration lasts) throws InterruptedException {
        out.println("    time   arrived/s   shown/s   age p50 ms   age max ms   heap MB   replaced");
        Thread.sleep(EACH); // each camera's first picture, and the decoder's
        ages.reset();
        long began = System.nanoTime();
        while (System.nanoTime() - began < lasts.toNanos()) {
            long before = decoded.sum();
            long arrived = arrived(station);
            Thread.sleep(EACH);
            Runtime runtime = Runtime.getRuntime();
            out.printf(
                    Locale.ROOT,
                    "%6d s %11.1f %9.1f %12.1f %12.1f %9.0f %10d%n",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    (arrived(station) - arrived) / (double) EACH.toSeconds(),
                    (decoded.sum() - before) / (double) EACH.toSeconds(),
                    ages.getValueAtPercentile(50) / 1e3,
                    ages.getMaxValue() / 1e3,
                    (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                    station.status().replaced());
            allAges.add(ages);
            ages.reset();
        }
    }

    private static long arrived(Station station) {
        return station.cameras().stream()
                .mapToLong(camera -> camera.pictures().stats().received())
                .sum();
    }

    private int report(Station station, EventLog log, long accepted) throws InterruptedException {
        EventFilter ours = EventFilter.ALL.ofCameras(Set.of(CountedEvents.CAMERA));
        long began = System.nanoTime();
        long logged = log.count(ours).join();
        while (logged < accepted && System.nanoTime() - began < PATIENCE.toNanos()) {
            Thread.sleep(200);
            logged = log.count(ours).join();
        }
        double worst = allAges.getMaxValue() / 1e3;
        out.printf(
                Locale.ROOT,
                "%,d events accepted by the broker, %,d in the log; %,d pictures replaced by newer ones, %,d shown;"
                        + " oldest %.0f ms, limit %.0f ms; heap of at most %,d MB%n",
                accepted,
                logged,
                station.status().replaced(),
                decoded.sum(),
                worst,
                OLDEST_MS,
                Runtime.getRuntime().maxMemory() >> 20);
        out.printf(Locale.ROOT, "RATIO link-age %.3f%n", worst / OLDEST_MS);
        return logged == accepted && worst <= OLDEST_MS ? 0 : 1;
    }
}
