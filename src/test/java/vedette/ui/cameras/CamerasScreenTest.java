package vedette.ui.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import vedette.settings.IntakeDecision;
import vedette.station.LiveCamera;
import vedette.ui.FxThread;

/// Names, groups and order by hand and by keyboard, and the inbox.
class CamerasScreenTest extends CamerasWindow {
    private void threeCameras() {
        speakKnown();
        eventually(() -> list().getItems().size() == 3);
    }

    private List<String> names() throws Exception {
        return FxThread.call(
                () -> list().getItems().stream().map(line -> line.name.get()).toList());
    }

    private List<String> shown() {
        return station.cameras().stream().map(LiveCamera::displayName).toList();
    }

    @Test
    void aNameIsGivenAndTakenBack() throws Exception {
        threeCameras();
        select(1);
        press(KeyCode.F2, false);
        FxThread.call(() -> {
            TextField name = (TextField) window.scene().lookup("#camera-name");
            assertThat(window.scene().getFocusOwner()).isSameAs(name);
            assertThat(name.getText()).isEqualTo("front_door");
            name.setText("Front door");
            name.fireEvent(new javafx.event.ActionEvent());
            return null;
        });
        eventually(() -> list().getItems().get(1).name.get().equals("Front door"));
        assertThat(shown()).contains("Front door");
        assertThat(log.summaries()).anyMatch(line -> line.contains("called “Front door”"));
        assertThat(entry("lightnvr", "lightnvr", "front_door").name()).isEqualTo("Front door");
        FxThread.call(() -> {
            TextField name = (TextField) window.scene().lookup("#camera-name");
            name.setText("");
            name.fireEvent(new javafx.event.ActionEvent());
            return null;
        });
        eventually(() -> list().getItems().get(1).name.get().equals("front_door"));
    }

    @Test
    void groupsAreChipsOnTheWall() throws Exception {
        threeCameras();
        select(1, 2);
        FxThread.call(() -> {
            ((ComboBox<?>) window.scene().lookup("#camera-group")).getEditor().setText("Outside");
            return null;
        });
        fire(window.scene().getRoot(), "Set group");
        eventually(() -> list().getItems().get(2).group.get().equals("Outside"));
        FxThread.call(() -> {
            window.open("wall");
            return null;
        });
        eventually(() -> all(".group-chip").size() == 2 && all(".camera-tile").size() == 3);
        FxThread.call(() -> {
            ((ToggleButton) all(".group-chip").get(1)).fire();
            return null;
        });
        eventually(() -> all(".camera-tile").size() == 2);
    }

    @Test
    void theOrderIsTheOperators() throws Exception {
        threeCameras();
        assertThat(names()).containsExactly("babymonitor", "front_door", "garage");
        select(2);
        fire(window.scene().getRoot(), "▲");
        eventually(() -> names().equals(List.of("babymonitor", "garage", "front_door")));
        fire(window.scene().getRoot(), "▲");
        eventually(() -> names().equals(List.of("garage", "babymonitor", "front_door")));
        assertThat(shown()).containsExactly("garage", "babymonitor", "front_door");
        assertThat(FxThread.call(() -> list().selected().getFirst().name.get())).isEqualTo("garage");
    }

    @Test
    void blockedCamerasLeaveTheWallAndComeBack() throws Exception {
        threeCameras();
        select(0);
        press(KeyCode.B, false);
        eventually(() -> texts().contains("BLOCKED") && station.cameras().size() == 2);
        select(2);
        eventually(() -> texts().contains("Hear again"));
        press(KeyCode.B, false);
        eventually(() -> station.cameras().size() == 3);
        select(0);
        press(KeyCode.DELETE, false);
        eventually(() -> list().getItems().size() == 2);
        speakKnown();
        eventually(() -> list().getItems().size() == 3);
    }

    @Test
    void newcomersAreOfferedClaimedIgnoredAndBlocked() throws Exception {
        speakNew();
        eventually(() -> all(".candidate").size() == 2);
        assertThat(texts()).contains("Looks like LightNVR", "greenhouse", "INBOX · 2 NEW");
        assertThat(FxThread.call(() -> window.scene().getRoot().lookupAll(".navigation-badge").stream()
                        .anyMatch(each -> each.isVisible())))
                .isTrue();
        fire(all(".candidate").getLast(), "Claim…");
        assertThat(texts()).contains("The station listens for LightNVR under site2 as well, from now on.");
        fire(window.scene().lookup("#claim-sheet"), "Claim");
        eventually(() -> texts().contains("DECIDED · 1"));
        home.say("site2/cameras/gate/snapshot", vedette.ui.LabBroker.jpeg(320, 240, 99));
        heard("gate");
        fire(all(".candidate").getFirst(), "Block");
        eventually(() ->
                station.intake().decisions().size() == 2 && all(".candidate").isEmpty());
        long before = station.rejections().total();
        speakNew();
        assertThat(station.intake().blocked()).isEqualTo(2);
        assertThat(station.rejections().total()).isEqualTo(before);
        IntakeDecision blocked = station.intake().decisions().getLast();
        assertThat(blocked.kind()).isEqualTo(IntakeDecision.Kind.BLOCKED);
        fire(all(".decision").getFirst(), "Undo");
        eventually(this::speakNew, () -> all(".candidate").size() == 1);
        FxThread.call(() -> {
            all(".candidate").getFirst().requestFocus();
            return null;
        });
        press(KeyCode.I, false);
        eventually(() -> station.intake().decisions().getLast().kind() == IntakeDecision.Kind.IGNORED);
    }

    @Test
    void moreCamerasAreAllowedHere() throws Exception {
        FxThread.call(() -> {
            TextField most = (TextField) window.scene().lookup("#most-cameras");
            most.setText("300");
            return null;
        });
        fire(window.scene().getRoot(), "Allow");
        eventually(() -> station.mostCameras() == 300);
    }
}
