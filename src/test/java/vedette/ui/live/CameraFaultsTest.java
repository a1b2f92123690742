package vedette.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.model.Freshness;
import vedette.model.LogEntry;
import vedette.station.LiveCamera;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;

/// Cameras that fail in six ways beside one that does not: each is shown as what it is, in time, and written down.
@Timeout(120)
class CameraFaultsTest extends WallWindow {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(3);
    private static final byte[] HTML = "<!DOCTYPE html><p>busy</p>".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Double> shownAfter = new ConcurrentHashMap<>();
    private final ScheduledExecutorService feeder = Executors.newSingleThreadScheduledExecutor();
    private volatile int round;
    private volatile boolean failing;
    private volatile long failedNanos;

    @AfterEach
    void stopTheFilms() throws InterruptedException {
        feeder.shutdown();
        assertThat(feeder.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    protected List<String> monitors() {
        return List.of("well", "stopped", "frozen", "skewed", "bad", "retained");
    }

    /// Ten times a second, whatever the drawing takes.
    private void film() {
        int number = round + 1;
        byte[] picture = LabBroker.jpeg(320, 240, number);
        home.say("well/video", picture);
        home.say("frozen/video", failing ? LabBroker.jpeg(320, 240, 1) : picture);
        home.say("skewed/video", picture);
        home.say("bad/video", failing ? HTML : picture);
        if (!failing) {
            home.say("stopped/video", picture);
            home.say("lightnvr/cameras/vanished/snapshot", picture);
        }
        double claimed = Instant.now().toEpochMilli() / 1000.0 - (failing ? 71 : 0);
        home.say(
                "skewed/emotion",
                "{\"emotion\":\"silence\",\"confidence\":0.9,\"confidences\":{\"silence\":0.9},\"batch_id\":" + number
                        + ",\"timestamp\":" + claimed + "}");
        if (failing) {
            note("stopped", Freshness.State.STALE);
            note("frozen", Freshness.State.FROZEN);
            note("bad", Freshness.State.STALE);
            note("vanished", Freshness.State.OFFLINE);
            note("retained", Freshness.State.LAST_KNOWN);
            if (spoken("skewed").clockSkew().isWrong()) {
                note("skewed", spoken("skewed").freshness().state());
            }
        }
        round = number;
    }

    private LiveCamera spoken(String name) {
        return station.cameras().stream()
                .filter(each -> each.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void note(String camera, Freshness.State state) {
        if (spoken(camera).freshness().state() == state) {
            shownAfter.putIfAbsent(camera, (System.nanoTime() - failedNanos) / 1e9);
        }
    }

    @Test
    void eachIsShownAsWhatItIs() throws Exception {
        home.say("lightnvr/availability", "online");
        feeder.scheduleAtFixedRate(this::film, 0, 100, TimeUnit.MILLISECONDS);
        for (String camera : List.of("well", "stopped", "frozen", "skewed", "bad", "vanished")) {
            heard(camera);
        }
        eventually(() -> round >= 30 && isDrawn("bad") && isDrawn("well"));
        home.kept("retained/video", LabBroker.jpeg(320, 240, 1));
        heard("retained");
        failedNanos = System.nanoTime();
        failing = true;
        home.say("lightnvr/availability", "offline");
        eventually(() -> shownAfter.size() == 6);
        assertThat(shownAfter.values())
                .allSatisfy(seconds ->
                        assertThat(seconds).as("%s", shownAfter).isLessThanOrEqualTo(SHOWN_WITHIN.toMillis() / 1000.0));
        eventually(
                this::film,
                () -> texts().containsAll(List.of("FROZEN", "LAST KNOWN", "OFFLINE"))
                        && texts(tile("skewed")).contains("clock −71 s")
                        && shownOf("bad").contains("Pictures can't be used")
                        && shownOf("stopped").contains("STALE"));
        assertThat(heard("well").freshness().state().isPresent()).isTrue();
        eventually(this::isWrittenDown);
        for (double[] size : new double[][] {{1440, 900}, {1024, 700}}) {
            size(size[0], size[1]);
            int until = round + 5;
            eventually(() -> round >= until);
            FxThread.save(window.scene(), "faults-" + (int) size[0]);
        }
    }

    private boolean isWrittenDown() {
        return isLogged("stopped", "Nothing heard any more: no picture for")
                && isLogged("frozen", "Picture is frozen: the same picture")
                && isLogged("skewed", "its clock is 71 s behind")
                && isLogged("bad", "Pictures can't be used: its pictures can't be used")
                && isLogged("vanished", "Camera is offline: it said “offline”");
    }

    private boolean isLogged(String camera, String beginning) {
        return station.latest().stream()
                .filter(entry -> entry.camera().equals(camera))
                .map(LogEntry::summary)
                .anyMatch(summary -> summary.startsWith(beginning));
    }
}
