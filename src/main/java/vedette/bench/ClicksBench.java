package vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRecord;
import vedette.command.Stage;
import vedette.dialect.CommandSpec;
import vedette.dialect.DialectCatalog;
import vedette.model.CameraId;
import vedette.settings.CommandSettings;
import vedette.station.LiveCamera;
import vedette.station.OutboundSetup;
import vedette.station.Station;
import vedette.station.StationSetup;
import vedette.store.EventLogException;
import vedette.ui.StationWindow;
import vedette.ui.camera.CameraDetailScreen;
import vedette.ui.camera.SnapshotFile;
import vedette.video.JpegDecoders;

/// Does the window keep its pace while commands are clicked and there is no broker to take them? The pulses of JavaFX
/// in an idle window, beside those of the same window while a button is clicked 50 times a second.
public final class ClicksBench {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_MILLIS = 20;
    private static final double LEAST_RATIO = 0.95;
    private static final String COMMAND = "calibrate";
    private static final CommandSettings SETTINGS = CommandSettings.USUAL;

    private final PrintStream out;
    private final Station station;
    private final StationWindow window;
    private final Histogram clickMicros = new Histogram(60_000_000L, 3);
    private @Nullable Button button;
    private int mostUnderWay;

    private ClicksBench(PrintStream out, Station station, StationWindow window) {
        this.out = out;
        this.station = station;
        this.window = window;
    }

    /// Measures, prints last `RATIO clicks-pulses` (with clicks by without).
    ///
    /// @param place an empty folder for the log
    /// @param clicks how many, 1 or more
    /// @return the exit status: 0, or 1 where the window was slower, the queue over its bound, or an outcome false
    public static int run(PrintStream out, Path place, int clicks)
            throws IOException, InterruptedException, EventLogException {
        Duration speak = Duration.ofMillis(clicks * BETWEEN_MILLIS).plus(PATIENCE);
        DialectCatalog catalog = DialectCatalog.load();
        try (CameraProcess cameras = CameraProcess.ofPlates(2, speak);
                Station station = new Station(StationSetup.of(
                                List.of(new Station.BrokerLink(
                                        BenchStation.transport(cameras.broker()),
                                        cameras.broker(),
                                        BenchStation.installed(catalog))),
                                BenchStation.log(place),
                                JpegDecoders.best(),
                                Clock.systemUTC())
                        .withOutbound(new OutboundSetup(List.of(), SETTINGS, null, null)))) {
            station.start();
            await("no plate camera speaks", () -> plateCamera(station) != null);
            SnapshotFile snapshots = new SnapshotFile(place, Runnable::run);
            try (BenchWindow shown = BenchWindow.open(
                    station,
                    window ->
                            window.add(new CameraDetailScreen(station, catalog, window, window.pulse(), snapshots)))) {
                cameras.killBroker();
                await(
                        "the broker's end was not noticed",
                        () -> !station.status().hears());
                return new ClicksBench(out, station, shown.window()).measure(clicks);
            }
        }
    }

    /// One that takes the command.
    private static @Nullable CameraId plateCamera(Station station) {
        return station.cameras().stream()
                .map(LiveCamera::id)
                .filter(id -> station.commands().offered(id).stream()
                        .map(CommandSpec::name)
                        .anyMatch(COMMAND::equals))
                .findFirst()
                .orElse(null);
    }

    private static void await(String otherwise, BooleanSupplier condition) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException(otherwise);
            }
            Thread.sleep(50);
        }
    }

    private int measure(int clicks) throws InterruptedException {
        CameraId camera = plateCamera(station);
        if (camera == null) {
            throw new IllegalStateException("the plate camera is gone");
        }
        BenchWindow.onFxThread(() -> {
            window.openCamera(camera);
            return true;
        });
        Thread.sleep(IDLE); // the window's first drawing
        Pulses pulses = BenchWindow.onFxThread(Pulses::begin);
        Thread.sleep(IDLE);
        Seen idle = BenchWindow.onFxThread(pulses::take);
        for (int i = 0; i < clicks; i++) {
            long next = System.nanoTime() + BETWEEN_MILLIS * 1_000_000;
            BenchWindow.onFxThread(this::click);
            mostUnderWay = Math.max(mostUnderWay, underWay());
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        Seen clicked = BenchWindow.onFxThread(pulses::take);
        return report(clicks, idle, clicked);
    }

    private boolean click() {
        long began = System.nanoTime();
        Button now = button;
        if (now == null || now.getScene() == null) {
            now = find();
            button = now;
        }
        now.fire();
        clickMicros.recordValue((System.nanoTime() - began) / 1000);
        return true;
    }

    private Button find() {
        for (Node node : window.scene().getRoot().lookupAll(".commands-pane .button")) {
            if (node instanceof Button each && each.getTooltip().getText().startsWith(COMMAND)) {
                return each;
            }
        }
        throw new IllegalStateException("the camera screen has no button for " + COMMAND);
    }

    private int underWay() {
        return (int) station.commands().recent().stream()
                .filter(each -> !each.stage().isLast())
                .count();
    }

    private int report(int clicks, Seen idle, Seen clicked) throws InterruptedException {
        out.println("                    pulses/s   p99 between, ms   longest, ms");
        idle.print(out, "idle window");
        clicked.print(out, "with clicks");
        Map<Stage, Integer> outcomes = new TreeMap<>();
        await("commands do not end", () -> underWay() == 0);
        List<CommandRecord> all = station.commands().recent();
        all.forEach(each -> outcomes.merge(each.stage(), 1, Integer::sum));
        out.printf(
                Locale.ROOT,
                "%,d clicks, each %.1f ms at p99; at most %,d commands under way, bound %,d; of the last %,d: %s%n",
                clicks,
                clickMicros.getValueAtPercentile(99) / 1e3,
                mostUnderWay,
                SETTINGS.bound(),
                all.size(),
                outcomes);
        double ratio = clicked.perSecond() / idle.perSecond();
        out.printf(Locale.ROOT, "RATIO clicks-pulses %.3f%n", ratio);
        boolean isTold = !all.isEmpty()
                && all.stream().allMatch(each -> each.stage() == Stage.EXPIRED && each.attempt() == 0); // never sent
        return isTold && ratio >= LEAST_RATIO && mostUnderWay <= SETTINGS.bound() ? 0 : 1;
    }

    /// The pulses of a while.
    private record Seen(double perSecond, Histogram betweenMicros) {
        void print(PrintStream out, String name) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %11.1f %17.1f %13.1f%n",
                    name,
                    perSecond,
                    betweenMicros.getValueAtPercentile(99) / 1e3,
                    betweenMicros.getMaxValue() / 1e3);
        }
    }

    /// Notes each pulse. On the FX thread.
    private static final class Pulses extends AnimationTimer {
        private Histogram betweenMicros = new Histogram(60_000_000L, 3);
        private long began = System.nanoTime();
        private long last = began;

        static Pulses begin() {
            Pulses begun = new Pulses();
            begun.start();
            return begun;
        }

        @Override
        public void handle(long now) {
            long nanos = System.nanoTime();
            betweenMicros.recordValue((nanos - last) / 1000);
            last = nanos;
        }

        Seen take() {
            long now = System.nanoTime();
            Seen seen = new Seen(betweenMicros.getTotalCount() * 1e9 / (now - began), betweenMicros);
            betweenMicros = new Histogram(60_000_000L, 3);
            began = now;
            return seen;
        }
    }
}
