package vedette.ui.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import vedette.command.FakeCommands;
import vedette.command.Stage;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.ConfigAccess;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.settings.StationSettings;
import vedette.station.ConfigKeeping;
import vedette.station.ConfigNotes;
import vedette.station.ConfigRoom;
import vedette.station.Outbound;
import vedette.ui.FxThread;
import vedette.ui.Theme;

class CamerasBulkTest extends CamerasWindow {
    private static final CommandSpec STATUS = CommandSpec.of("get_status", "Request status", Closing.ANSWER);
    private static final CommandSpec OTHER = CommandSpec.of("calibrate", "Calibrate", Closing.NOTHING);
    private final FakeCommands commands = new FakeCommands();
    private final ConfigRoom room = new ConfigRoom(
            commands,
            ConfigKeeping.none(),
            new ConfigNotes(record -> {}, "olga", Clock.systemUTC()),
            Clock.systemUTC());

    @Override
    protected void addScreens() {
        window.add(
                new CamerasScreen(station, new Outbound(commands, room), new Noted(), Runnable::run),
                "mdi2c-cctv",
                "Cameras");
    }

    private List<CameraId> three() throws Exception {
        speakKnown();
        eventually(() -> list().getItems().size() == 3);
        List<CameraId> ids = FxThread.call(
                () -> list().getItems().stream().map(CameraLine::id).toList());
        for (CameraId id : ids) {
            commands.offer(id, STATUS);
            CommandSpec write = CommandSpec.of("config_update", "Set the configuration", Closing.STATE);
            commands.configure(id, new ConfigAccess(null, write, List.of()));
            room.heard(
                    new CameraEvent.ConfigReported(id, null, null, "c", "{\"threshold\":0.8,\"rate\":5}"),
                    new Arrival(Instant.now(), System.nanoTime(), false));
        }
        select(0, 1, 2);
        return ids;
    }

    private Node sheet(String id) {
        return Objects.requireNonNull(window.scene().lookup("#" + id));
    }

    @Test
    void aCommandThatAllTakeHasAResultForEach() throws Exception {
        List<CameraId> ids = three();
        commands.offer(ids.getFirst(), OTHER, STATUS);
        fire(window.scene().getRoot(), "Send command…");
        assertThat(texts(sheet("command-many"))).contains("Request status").doesNotContain("Calibrate");
        fire(sheet("command-many"), "Request status");
        ids.forEach(id -> assertThat(commands.given(id)).hasSize(1));
        commands.step(ids.get(0), Stage.CONFIRMED, 1, "answered");
        commands.step(ids.get(1), Stage.EXPIRED, 3, "nobody answered");
        eventually(() -> texts(sheet("command-many")).contains("1 of 3 confirmed, 1 under way, 1 not"));
        save("bulk-command");
    }

    @Test
    void aDangerousCommandAsksAgainBeforeItIsTriedAgain() throws Exception {
        List<CameraId> ids = three();
        CommandSpec stop = CommandSpec.of("stop", "Stop", Closing.STATE)
                .with(CommandParameter.text("reason", "Reason", ""))
                .warning("It sees nothing.");
        ids.forEach(id -> commands.offer(id, stop));
        fire(window.scene().getRoot(), "Send command…");
        fire(sheet("command-many"), "Stop…");
        FxThread.call(() -> {
            ((TextField) sheet("parameter-reason")).setText("dust");
            return null;
        });
        fire(sheet("command-sheet"), "Stop");
        commands.step(ids.getFirst(), Stage.EXPIRED, 3, "nobody answered");
        eventually(() -> texts(sheet("command-many")).contains("0 of 3 confirmed, 2 under way, 1 not"));
        fire(sheet("command-many"), "Try again");
        assertThat(commands.given(ids.getFirst())).hasSize(1);
        assertThat(texts(sheet("command-sheet"))).contains("It sees nothing.");
        fire(sheet("command-sheet"), "Stop");
        assertThat(commands.given(ids.getFirst()).getLast().command().parameters())
                .isEqualTo(Map.of("reason", "dust"));
        assertThat(commands.given(ids.getFirst())).hasSize(2);
    }

    @Test
    void aConfigurationGoesToTheFirstAndThenToTheOthers() throws Exception {
        List<CameraId> ids = three();
        fire(window.scene().getRoot(), "Push configuration…");
        FxThread.call(() -> {
            ((CheckBox) sheet("config-many").lookupAll(".check-box").stream()
                            .filter(node -> ((CheckBox) node).getText().equals("threshold"))
                            .findFirst()
                            .orElseThrow())
                    .setSelected(true);
            return null;
        });
        save("bulk-configuration");
        fire(sheet("config-many"), "Send to the first");
        room.look(System.nanoTime());
        assertThat(commands.given(ids.get(0))).as("its values they are").isEmpty();
        assertThat(commands.given(ids.get(1))).hasSize(1);
        assertThat(commands.given(ids.get(2))).isEmpty();
        commands.step(ids.get(1), Stage.EXPIRED, 3, "nobody answered");
        room.look(System.nanoTime());
        eventually(() -> texts(sheet("config-many")).contains("left alone: the first one did not confirm"));
        assertThat(commands.given(ids.get(2))).isEmpty();
        save("bulk-configuration-results");
    }

    private void save(String name) throws Exception {
        for (StationSettings.Theme theme : StationSettings.Theme.values()) {
            FxThread.call(() -> {
                Theme.use(theme);
                return null;
            });
            double width = theme == StationSettings.Theme.DARK ? 1440 : 1024;
            size(width, width > 1200 ? 900 : 700);
            beat();
            FxThread.save(window.scene(), name + "-" + theme.word() + "-" + (int) width);
        }
    }
}
