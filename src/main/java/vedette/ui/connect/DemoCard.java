package vedette.ui.connect;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The card that offers the demo, with drawings of what it shows.
final class DemoCard extends VBox {
    DemoCard(Runnable demo) {
        getStyleClass().addAll("panel", "card");
        Label title = new Label("Look at the demo");
        title.getStyleClass().add("card-subtitle");
        Label lead =
                new Label("Simulated cameras of five systems, with a broker inside. Nothing leaves this computer.");
        lead.getStyleClass().add("lead");
        lead.setWrapText(true);
        lead.setMinHeight(USE_PREF_SIZE);
        TilePane pictures = new TilePane(6, 6);
        pictures.setPrefColumns(3);
        for (DemoPicture picture : DemoPicture.values()) {
            pictures.getChildren().add(tile(picture));
        }
        Button start = new Button("Start the demo");
        start.setId("demo");
        start.getStyleClass().add("success");
        start.setOnAction(clicked -> demo.run());
        getChildren().addAll(new VBox(4, title, lead), pictures, start);
    }

    private static StackPane tile(DemoPicture picture) {
        Label name = new Label(picture.title());
        name.getStyleClass().add("demo-name");
        name.setMaxWidth(Double.MAX_VALUE);
        StackPane tile = new StackPane(picture.draw(), name);
        StackPane.setAlignment(name, Pos.BOTTOM_LEFT);
        Rectangle round = new Rectangle(DemoPicture.WIDTH, DemoPicture.HEIGHT);
        round.setArcWidth(10);
        round.setArcHeight(10);
        tile.setClip(round);
        tile.setMaxSize(DemoPicture.WIDTH, DemoPicture.HEIGHT);
        return tile;
    }
}
