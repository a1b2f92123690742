package vedette.ui.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;
import vedette.model.CameraId;
import vedette.ui.FxThread;

class HealthScreenTest extends HealthWindow {
    @Test
    void brokersAreShownWithTheirLinkAndWhatTheySayOfThemselves() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        gate.is(new LinkState.Refused("The broker refuses the login: user or password is wrong."));
        home.statistic("version", "mosquitto version 2.0.21");
        home.statistic("clients/connected", "14");
        home.statistic("uptime", "93784");
        home.statistic("messages/received", "1284332");

        eventually(() -> texts().containsAll(List.of(
                "mqtt://broker.lan:1883 · MQTT 5",
                "online",
                "mosquitto version 2.0.21",
                "14 clients · 1,284,332 messages · up 26 h",
                "refused",
                "The broker refuses the login: user or password is wrong.")));
    }

    @Test
    void aCertificateThatEndsSoonIsSeen() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        gate.is(new LinkState.Online("MQTT 5", true, List.of()));
        eventually(() -> texts().contains("–"));
        home.shows(12);
        gate.shows(90);
        eventually(() -> texts().containsAll(List.of("expires in 12 d", "valid")));
        gate.shows(-1);
        eventually(() -> texts().contains("expired"));
    }

    @Test
    void aCameraSaysHowItIsAndItsAgeRuns() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        home.picture("door", jpeg(1));
        eventually(() -> texts().contains("door") && texts().contains("LIVE"));
        String before = FxThread.call(() -> rowOf("door").age().get());

        now += Duration.ofSeconds(75).toNanos();
        beat();

        assertThat(before).matches("\\d+ m?s");
        assertThat(FxThread.call(() -> rowOf("door").age().get()))
                .startsWith("1:1")
                .endsWith("min");
        assertThat(FxThread.call(() -> rowOf("door").ageOf().get())).isEqualTo("picture");
    }

    @Test
    void whatTheBrokerKeptHasNoAge() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        home.retainedPicture("lobby", jpeg(1));
        eventually(() -> texts().contains("LAST KNOWN"));
        assertThat(FxThread.call(() -> rowOf("lobby").age().get())).isEqualTo("unknown");
    }

    @Test
    void aCameraOnABrokerThatIsNotHeardIsNotHeardEither() throws Exception {
        gate.is(new LinkState.Online("MQTT 5", true, List.of()));
        gate.picture("yard", jpeg(1));
        gate.is(new LinkState.Retrying(
                "Nothing answers at 192.0.2.20 port 8883. Is the broker running?", Instant.now()));
        eventually(() -> texts().contains("NOT HEARD"));
    }

    @Test
    void rowsStayTheSameAndWhatIsChosenStaysChosen() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        home.picture("door", jpeg(1));
        eventually(() -> cameras().getItems().size() == 1);
        CameraRow row = FxThread.call(() -> {
            cameras().getSelectionModel().select(0);
            return cameras().getItems().getFirst();
        });

        home.picture("attic", jpeg(2));
        home.picture("yard", jpeg(3));
        eventually(() -> cameras().getItems().size() == 3);

        assertThat(FxThread.call(() -> cameras().getItems().get(1))).isSameAs(row);
        assertThat(FxThread.call(() -> cameras().getSelectionModel().getSelectedItem()))
                .isSameAs(row);
    }

    @Test
    void nothingIsDrawnMoreThanTwiceASecond() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        home.picture("door", jpeg(1));
        eventually(() -> cameras().getItems().size() == 1);
        home.picture("yard", jpeg(1));
        await().until(() -> station.cameras().size() == 2);

        FxThread.call(() -> {
            screen.pulse(now + 400_000_000);
            return null;
        });
        assertThat(FxThread.call(() -> cameras().getItems().size())).isEqualTo(1);
        FxThread.call(() -> {
            screen.pulse(now + 500_000_000);
            return null;
        });
        assertThat(FxThread.call(() -> cameras().getItems().size())).isEqualTo(2);
    }

    @Test
    void refusedMessagesAreListedNewestFirstAndCountedTogether() throws Exception {
        home.stray("cam/door/what", "?");
        home.stray("cam/yard/what", "?");
        home.measure("cellar", "warm");
        await().until(() -> station.rejections().total() == 3); // news is read on a thread of its own
        home.stray("cam/door/what", "??");
        eventually(
                () -> refused().getItems().size() == 3 && station.rejections().total() == 4);
        assertThat(FxThread.call(() -> topics())).startsWith("cam/door/what");
        assertThat(FxThread.call(this::texts)).contains("REFUSED MESSAGES · 4", "× 2");

        RefusedRow chosen = FxThread.call(() -> {
            refused().getSelectionModel().select(2);
            return refused().getItems().get(2);
        });
        home.stray("cam/attic/what", "?");
        home.stray("cam/yard/what", "?");
        eventually(() -> refused().getItems().size() == 4 && topics().getFirst().equals("cam/yard/what"));
        assertThat(FxThread.call(() -> refused().getSelectionModel().getSelectedItem()))
                .isSameAs(chosen);
    }

    @Test
    void aCameraThatSentSomethingUnusableSaysWhatAndWhy() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        home.measure("cellar", "12.5");
        home.measure("cellar", "warm");
        eventually(() -> texts().contains("refused: $: “warm” is no number"));
        assertThat(FxThread.call(() -> rowOf("cellar").refused().get())).isEqualTo("1");
        assertThat(FxThread.call(() -> rowOf("cellar").ageOf().get())).isEqualTo("message");
    }

    @Test
    void onlyTroubleHidesWhatIsWell() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        gate.is(new LinkState.Online("MQTT 5", true, List.of()));
        home.picture("door", jpeg(1));
        gate.picture("yard", jpeg(1));
        eventually(() -> cameras().getItems().size() == 2);
        gate.is(new LinkState.Retrying("The broker has fallen silent.", Instant.now()));
        FxThread.call(() -> {
            find("#only-trouble", ToggleButton.class).fire();
            return null;
        });
        eventually(() -> cameras().getItems().size() == 1
                && cameras().getItems().getFirst().id().name().equals("yard"));
        eventually(() -> find("#brokers", TableView.class).getItems().size() == 1);
        assertThat(FxThread.call(this::texts)).contains("CAMERAS · 1 of 2");
    }

    @Test
    void aDoubleClickOpensTheCamera() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        home.picture("door", jpeg(1));
        eventually(() -> cameras().getItems().size() == 1);
        FxThread.call(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            TableRow<?> row = cameras().lookupAll(".table-row-cell").stream()
                    .map(TableRow.class::cast)
                    .filter(each -> each.getItem() != null)
                    .findFirst()
                    .orElseThrow();
            row.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_CLICKED,
                    5,
                    5,
                    5,
                    5,
                    MouseButton.PRIMARY,
                    2,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    true,
                    null));
            return null;
        });
        assertThat(opened).extracting(CameraId::name).containsExactly("door");
    }

    @Test
    void theStationTellsOfItselfAndOfTroubleWithItsLog() throws Exception {
        log.writeFailure = "The disk is full: events are not being kept.";
        eventually(() -> texts().contains("The disk is full: events are not being kept."));
        assertThat(FxThread.call(() -> find("#fact-decoder", Label.class).getText()))
                .isEqualTo("libjpeg-turbo (libturbojpeg.so.0)");
        assertThat(FxThread.call(() -> find("#fact-memory", Label.class).getText()))
                .matches("\\d+(\\.\\d)? [kMG]B of .*");
        assertThat(FxThread.call(() -> find("#fact-log", Label.class).getText()))
                .startsWith("1,284,3")
                .endsWith("waiting");
        now += Duration.ofSeconds(3).toNanos();
        beat();
        assertThat(FxThread.call(() -> find("#fact-processor", Label.class).getText()))
                .endsWith("of a core");
    }

    @Test
    void withoutABridgeThereIsNoTableOfThem() throws Exception {
        beat();
        assertThat(find("#bridges", TableView.class).getParent().isManaged()).isFalse();
    }

    @Test
    void trafficReconnectionsAndDelaysAreMeasured() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        home.picture("door", jpeg(1));
        home.is(new LinkState.Retrying("The broker has fallen silent.", Instant.now()));
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        eventually(() -> texts().contains("1 ×"));
        eventually(() -> {
            home.picture("door", jpeg(2));
            return rowOf("door").bytes().get().matches("[1-9].* B/s")
                    && rowOf("door").messages().get().matches("[1-9].*/s")
                    && texts().stream()
                                    .filter(text -> text.matches("[1-9].*B/s"))
                                    .count()
                            >= 2;
        });
        assertThat(FxThread.call(() -> rowOf("door").toPixels().get()))
                .as("nobody has drawn it")
                .isEqualTo("–");
    }

    @Test
    void theDiagnosticsBundleIsWrittenWhereTheOperatorWantsIt() throws Exception {
        FxThread.call(() -> {
            find("#diagnostics", Button.class).fire();
            return null;
        });
        assertThat(bundle).as("thought better of it").isEmpty();
        saveTo = Optional.of(Path.of("somewhere.zip"));
        FxThread.call(() -> {
            find("#diagnostics", Button.class).fire();
            return null;
        });
        assertThat(bundle).containsExactly(Path.of("somewhere.zip"));
    }
}
