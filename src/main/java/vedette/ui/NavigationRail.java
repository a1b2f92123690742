package vedette.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The column at the window's left with a button for each screen. On the FX thread.
final class NavigationRail extends VBox {
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final Map<String, Label> badges = new LinkedHashMap<>();
    private final ToggleGroup group = new ToggleGroup();

    NavigationRail() {
        getStyleClass().add("navigation-rail");
    }

    void add(String id, String title, String icon, Consumer<String> open) {
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("navigation-icon");
        Label badge = new Label();
        badge.getStyleClass().add("navigation-badge");
        badge.setVisible(false);
        StackPane graphic = new StackPane(picture, badge);
        StackPane.setAlignment(badge, javafx.geometry.Pos.TOP_RIGHT);
        ToggleButton button = new ToggleButton(title, graphic);
        button.setContentDisplay(javafx.scene.control.ContentDisplay.TOP);
        button.getStyleClass().add("navigation-button");
        button.setToggleGroup(group);
        button.setFocusTraversable(false);
        button.setOnAction(clicked -> {
            button.setSelected(true); // a click on the chosen one must not leave none chosen
            open.accept(id);
        });
        buttons.put(id, button);
        badges.put(id, badge);
        getChildren().add(button);
    }

    void select(String id) {
        ToggleButton button = buttons.get(id);
        if (button != null) {
            button.setSelected(true);
        }
    }

    void badge(String id, int count) {
        Label badge = badges.get(id);
        if (badge != null) {
            String text = count > 99 ? "99+" : Integer.toString(count);
            if (badge.isVisible() != count > 0 || !badge.getText().equals(text)) {
                badge.setText(text);
                badge.setVisible(count > 0);
            }
        }
    }
}
