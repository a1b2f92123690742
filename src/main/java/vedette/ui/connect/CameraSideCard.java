package vedette.ui.connect;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The card that says what to set in the cameras' own software, so that the station hears them by its
/// defaults.
final class CameraSideCard extends VBox {
    CameraSideCard() {
        getStyleClass().addAll("panel", "card");
        Label title = new Label("Your cameras’ side");
        title.getStyleClass().add("card-subtitle");
        getChildren()
                .addAll(
                        title,
                        new VBox(
                                line("Baby monitor", "prefix babymonitor"),
                                line("Plate cameras", "prefix lprserver, QoS 1 and 2"),
                                line("LightNVR", "[mqtt] enabled = true"),
                                line("Picture on request", "capture/image → image/data"),
                                line("Sensors, devices", "sensors/+/data, devices/+/status"),
                                line("Something else", "listened to, and shown under Health")));
    }

    private static HBox line(String system, String setting) {
        Label name = new Label(system);
        name.getStyleClass().add("side-name");
        Label text = new Label(setting);
        text.getStyleClass().add("side-text");
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(name, text);
        line.getStyleClass().add("side-line");
        return line;
    }
}
