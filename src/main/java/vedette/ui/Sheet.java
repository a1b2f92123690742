package vedette.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A card over the darkened screen; a click beside it puts it away. On the FX thread.
public class Sheet extends StackPane {
    private final VBox card;
    private @Nullable Node cameFrom;

    /// @param width of the card, in pixels
    protected Sheet(String title, double width) {
        getStyleClass().add("sheet-shade");
        setVisible(false);
        Label heading = new Label(title);
        heading.getStyleClass().add("sheet-title");
        card = new VBox(heading);
        card.getStyleClass().addAll("panel", "sheet-card");
        card.setMaxSize(width, Region.USE_PREF_SIZE);
        getChildren().add(card);
        FocusKeeper.keepWithin(this);
        visibleProperty().addListener((visible, before, now) -> {
            if (!now) {
                giveFocusBack();
            }
        });
        setOnMousePressed(pressed -> {
            if (pressed.getTarget() == this) {
                putAway();
            }
        });
    }

    /// Fills the card, below its title.
    protected final void fill(List<? extends Node> parts) {
        card.getChildren().addAll(parts);
    }

    public final void comeUp() {
        Scene scene = getScene();
        cameFrom = scene == null || isVisible() ? cameFrom : scene.getFocusOwner();
        setVisible(true);
        toFront();
    }

    /// To where it was; where that is no place any more, to the screen below, which hears keys.
    private void giveFocusBack() {
        Node to = cameFrom;
        cameFrom = null;
        if (to != null && to.getScene() == getScene() && !to.isDisabled()) {
            to.requestFocus();
        } else if (getParent() != null) {
            getParent().requestFocus();
        }
    }

    public final void putAway() {
        setVisible(false);
    }

    /// A part that takes no room while it is not shown.
    public static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    /// A text in the sheet that may need several lines.
    public static Label paragraph() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }
}
