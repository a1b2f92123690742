package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.Route.PictureSource;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.settings.MetCamera;
import vedette.settings.MetFile;
import vedette.settings.SettingsException;

/// Remembers from run to run which cameras there are: one that is silent from the start on would else be a camera
/// that nobody misses. Written on a thread of its own.
final class CameraMemory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraMemory.class);

    /// One that is new is written after this time at the latest, the time of the others once a minute.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final Duration WRITE_EVERY = Duration.ofMinutes(1);
    private static final long PATIENCE_SECONDS = 10;

    /// A camera that speaks for so long without a picture sends no film any more.
    private static final Duration FILM_IS_OVER = Duration.ofDays(7);

    /// Those of brokers and installations that this run does not hear are kept too, but not for ever more.
    private static final int MOST_ELSEWHERE = 1000;

    private final @Nullable MetFile file;
    private final CameraRoster roster;
    private final Clock clock;
    private final Consumer<LogEntry> notes;
    private final ScheduledExecutorService writer = NamedThreads.scheduler("memory");
    private final FaultGuard guard = new FaultGuard();
    private final Map<CameraId, MetCamera> met = new LinkedHashMap<>();
    private final Set<CameraId> here = new HashSet<>();
    private long writtenNanos = System.nanoTime();
    private boolean failed;

    private CameraMemory(@Nullable MetFile file, CameraRoster roster, Clock clock, Consumer<LogEntry> notes) {
        this.file = file;
        this.roster = roster;
        this.clock = clock;
        this.notes = notes;
    }

    /// @param home where it is kept; without a place everything is forgotten at the end
    /// @param notes told where it can't be written; from any thread
    static CameraMemory of(IntakeHome home, CameraRoster roster, Clock clock, Consumer<LogEntry> notes) {
        IntakeHome.Place place = home.place();
        CameraMemory memory = new CameraMemory(place == null ? null : place.met(), roster, clock, notes);
        home.met().forEach(each -> memory.met.put(each.id(), each));
        return memory;
    }

    /// Has the cameras of earlier runs missed, and remembers from now on. Before any is heard.
    ///
    /// @param isListenedFor whether this run would hear a camera at all
    void start(Predicate<CameraId> isListenedFor) {
        Instant now = clock.instant();
        long nowNanos = System.nanoTime();
        Map<CameraId, Earlier> missed = new LinkedHashMap<>();
        met.values().stream()
                .filter(each -> isListenedFor.test(each.id()))
                .sorted(Comparator.comparing(MetCamera::heard).reversed())
                .forEach(each -> missed.put(each.id(), Earlier.of(each, now, nowNanos)));
        roster.recall(missed);
        here.addAll(missed.keySet());
        if (file != null) {
            writer.scheduleWithFixedDelay(
                    () -> guard.run("The cameras that were met", this::look),
                    LOOK_EVERY.toMillis(),
                    LOOK_EVERY.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Notes which cameras there are, and writes it where it is time.
    private void look() {
        boolean changed = take();
        long now = System.nanoTime();
        if (changed || now - writtenNanos >= WRITE_EVERY.toNanos()) {
            writtenNanos = now;
            write();
        }
    }

    /// Takes what is known now.
    ///
    /// @return whether there are other cameras than before
    private boolean take() {
        Set<CameraId> before = new HashSet<>(here);
        Instant now = clock.instant();
        long nowNanos = System.nanoTime();
        here.clear();
        for (LiveCamera each : roster.all()) {
            MetCamera former = met.get(each.id());
            MetCamera latest = latest(each, former, now, nowNanos);
            if (latest != null && each.id().role() != CameraRole.BROKER) {
                met.put(each.id(), latest);
                here.add(each.id());
            }
        }
        for (CameraId each : before) {
            if (!here.contains(each)) {
                met.remove(each); // the operator has it forgotten
            }
        }
        return !before.equals(here);
    }

    private static @Nullable MetCamera latest(
            LiveCamera camera, @Nullable MetCamera former, Instant now, long nowNanos) {
        Long heard = camera.lastHeard().now();
        if (heard == null) {
            return former;
        }
        Long picture = camera.newestPictureNanos();
        Instant filmed = former == null ? null : former.filmed();
        if (picture != null && camera.source() == PictureSource.STREAM) {
            filmed = now.minusNanos(nowNanos - picture);
        }
        Instant last = now.minusNanos(nowNanos - heard);
        if (filmed != null && Duration.between(filmed, last).compareTo(FILM_IS_OVER) > 0) {
            filmed = null;
        }
        Duration usual = camera.usualSilence();
        if (usual == null && camera.source() == null && former != null) {
            usual = former.usual(); // too little came in this run to know better
        }
        return new MetCamera(camera.id(), last, filmed, usual);
    }

    private void write() {
        MetFile to = file;
        if (to == null) {
            return;
        }
        met.values().stream()
                .filter(each -> !here.contains(each.id()))
                .sorted(Comparator.comparing(MetCamera::heard).reversed())
                .skip(MOST_ELSEWHERE)
                .toList()
                .forEach(each -> met.remove(each.id()));
        try {
            to.save(new ArrayList<>(met.values()));
            failed = false;
        } catch (SettingsException e) {
            if (!failed) {
                LOG.warn("The cameras that were met are not kept", e);
                String what = e.getMessage() + ". After a restart, cameras that were met since are not missed.";
                notes.accept(StationLog.own(clock.instant(), "", "", EventKind.AUDIT, what)
                        .severity(Severity.WARNING)
                        .build());
            }
            failed = true;
        }
    }

    /// Writes what is known at the end. After the last picture and message was taken.
    @Override
    public void close() {
        if (file == null) {
            writer.shutdownNow();
            return;
        }
        writer.execute(() -> {
            take();
            write();
        });
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The cameras that were met could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
