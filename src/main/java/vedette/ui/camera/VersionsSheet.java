package vedette.ui.camera;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vedette.configuration.ConfigException;
import vedette.configuration.ConfigVersion;
import vedette.model.Printable;
import vedette.station.ConfigRoom;
import vedette.station.LiveCamera;
import vedette.ui.Navigator;
import vedette.ui.Sheet;

/// The configurations that a camera had or was to have, with a way back to each. On the FX thread.
final class VersionsSheet extends Sheet {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private final ConfigRoom room;
    private final Navigator navigator;
    private final Label lead = paragraph();
    private final VBox list = new VBox();

    VersionsSheet(ConfigRoom room, Navigator navigator) {
        super("Earlier configurations", 640);
        this.room = room;
        this.navigator = navigator;
        setId("versions-sheet");
        lead.setText("Restoring makes a draft of it: nothing is sent before you have seen what would change.");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(420);
        scroll.getStyleClass().addAll("edge-to-edge", "clear-scroll");
        Button close = new Button("Close");
        close.setCancelButton(false);
        close.setOnAction(clicked -> putAway());
        HBox foot = new HBox(close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(lead, scroll, foot));
    }

    void open(LiveCamera camera) {
        List<Node> rows = new ArrayList<>();
        for (ConfigVersion version : room.of(camera.id()).versions()) {
            rows.add(row(camera, version));
        }
        list.getChildren().setAll(rows);
        comeUp();
        applyCss();
        list.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }

    private Node row(LiveCamera camera, ConfigVersion version) {
        Label when = new Label(TIME.format(version.when().atZone(ZoneId.systemDefault())));
        when.setMinWidth(Region.USE_PREF_SIZE);
        when.getStyleClass().add("muted");
        String who = version.who().isEmpty() ? "" : ", " + Printable.text(version.who(), 40);
        Label what = new Label(version.kind().words() + who);
        what.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(Printable.text(version.text(), 160));
        text.getStyleClass().add("muted");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button restore = new Button("Restore");
        restore.getStyleClass().add("small");
        restore.setMinWidth(Region.USE_PREF_SIZE);
        restore.setOnAction(clicked -> restore(camera, version));
        HBox row = new HBox(10, when, what, text, restore);
        row.getStyleClass().add("version-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void restore(LiveCamera camera, ConfigVersion version) {
        try {
            List<String> gone = room.restore(camera.id(), version);
            putAway();
            boolean same = room.of(camera.id()).draft() == null;
            String leftOut = gone.isEmpty()
                    ? ""
                    : "Left out, since the camera has them no more: " + Printable.text(String.join(", ", gone), 200)
                            + ".";
            if (same || !gone.isEmpty()) {
                navigator.tell(same ? ("Nothing would change. " + leftOut).strip() : leftOut);
            }
        } catch (ConfigException e) {
            navigator.tell("This version can't be restored: " + e.sentence());
        }
    }
}
