package vedette.ui.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.ui.Desktop;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.LiveWindow;
import vedette.watchlist.ListKind;
import vedette.watchlist.Validity;
import vedette.watchlist.WatchEntry;

/// Draws the Watchlist screen with its sheets, for people to look at.
class WatchlistLooksTest extends LiveWindow {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    protected void addScreens() {
        Desktop desktop = new Desktop() {
            @Override
            public Optional<Path> askWhereToSave(String title, String suggestion) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> askWhatToOpen(String title) {
                return Optional.of(folder.resolve("in.csv"));
            }
        };
        WatchlistScreen screen = new WatchlistScreen(station, new Noted(), desktop, Clock.systemUTC(), Runnable::run);
        window.add(screen, "mdi2t-target", "Watchlist");
    }

    private static WatchEntry entry(String plate, ListKind list, String reason, Validity validity) {
        return WatchEntry.of(plate, list, reason, validity, WatchEntry.Source.OPERATOR, "jo", Instant.now());
    }

    private void read() throws Exception {
        home.say("lprserver/cameras/CAM001/detection", """
                {"message_id":"%s","timestamp":"%s","camera_id":"CAM001","checkpoint_id":"CP001",
                 "annotated_image":"%s","detection_data":{
                 "plates":[{"plate_number":"ABC1234","bbox":[10,10,60,30],"confidence":0.92}],"vehicles":[]}}""".formatted(
                UUID.randomUUID(), Instant.now(), Base64.getEncoder().encodeToString(LabBroker.jpeg(640, 360, 3))));
    }

    @Test
    void looksAsItShould() throws Exception {
        Validity nights = new Validity(
                null,
                Instant.parse("2031-12-01T00:00:00Z"),
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0));
        station.watch()
                .add(
                        List.of(
                                entry("ABC1234", ListKind.BLOCK, "stolen, call the police", Validity.ALWAYS),
                                entry("XY?77*", ListKind.WATCH, "seen near the depot", nights),
                                entry("KLM5501", ListKind.ALLOW, "the manager’s car", Validity.ALWAYS)),
                        null)
                .get();
        home.isOnline();
        read();
        read();
        eventually(() -> texts().contains("HIT · EXACT"));
        shoot("watchlist");
        press(KeyCode.N, false);
        FxThread.call(() -> {
            ((TextField) window.scene().getRoot().lookup("#entry-plate")).setText("NEW*");
            return null;
        });
        shoot("watchlist-entry");
        press(KeyCode.ESCAPE, false);
        Files.writeString(folder.resolve("in.csv"), "plate;list;reason\nAB;block;one\nAB 12;block;two\n;watch;none\n");
        FxThread.call(() -> {
            ((Button) window.scene().getRoot().lookup("#watchlist-import")).fire();
            return null;
        });
        beat();
        eventually(() -> texts().stream().anyMatch(text -> text.contains("line 4")));
        shoot("watchlist-import");
        assertThat(station.watch().list().entries())
                .as("nothing was taken in yet")
                .hasSize(3);
    }
}
