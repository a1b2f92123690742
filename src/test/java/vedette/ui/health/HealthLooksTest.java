package vedette.ui.health;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;
import vedette.settings.StationSettings;
import vedette.ui.FxThread;
import vedette.ui.Theme;

/// Draws the screen for people to look at.
class HealthLooksTest extends HealthWindow {
    private int fed;

    @Test
    void looksAsItShould() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        gate.is(new LinkState.Online("MQTT 3.1.1", true, List.of()));
        home.shows(12);
        gate.shows(90);
        home.statistic("version", "mosquitto version 2.0.21");
        home.statistic("clients/connected", "14");
        home.statistic("uptime", "93784");
        home.statistic("messages/received", "1284332");
        for (int i = 0; i < 75; i++) {
            feed(i);
            now += Duration.ofSeconds(1).toNanos();
            beat();
        }
        home.retainedPicture("lobby", jpeg(1));
        home.measure("living room", "warm");
        home.stray("cam/back yard/snapshot", "<html>");
        home.stray("cam/back yard/snapshot", "<html>");
        home.stray("cam/some/very/long/topic/that/does/not/fit/into/the/list/at/all", "{\"a\":1}");
        gate.is(new LinkState.Refused("The broker refuses the login: user or password is wrong."));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            feed(fed);
            now = System.nanoTime();
            drawNow();
            return FxThread.call(() -> texts().containsAll(List.of("NOT HEARD", "LAST KNOWN", "FROZEN", "LIVE")));
        });
        FxThread.call(() -> {
            refused().getSelectionModel().select(1);
            return null;
        });
        shoot("health");
    }

    /// A tenth of a second of a small house.
    private void feed(int round) {
        fed = round + 1;
        for (String camera : List.of("front_door", "Main gate CAM001", "Nursery")) {
            home.picture(camera, jpeg(round));
        }
        home.picture("Car park CAM002", jpeg(7));
        gate.picture("back yard", jpeg(round));
        home.measure("living room", "21.5");
        long begun = System.nanoTime();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> System.nanoTime() - begun > 90_000_000);
    }

    private void shoot(String name) throws Exception {
        for (StationSettings.Theme theme : StationSettings.Theme.values()) {
            for (double[] size : new double[][] {{1440, 900}, {1024, 700}}) {
                FxThread.call(() -> {
                    Theme.use(theme);
                    javafx.stage.Window stage = window.scene().getWindow();
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                    return null;
                });
                await().until(() -> FxThread.call(() -> window.scene().getWidth() == size[0]));
                feed(fed);
                now = System.nanoTime();
                drawNow();
                FxThread.save(window.scene(), name + "-" + theme.word() + "-" + (int) size[0]);
            }
        }
    }
}
