package vedette.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keeps the focus within what lies over a screen, while it is shown: a key that is meant for it must not reach what it
/// covers. Tab goes round in it. On the FX thread.
public final class FocusKeeper {
    private final Parent over;
    private final ChangeListener<Node> watch = (owner, before, now) -> moved(before, now);

    private FocusKeeper(Parent over) {
        this.over = over;
    }

    /// @param over is visible only while it is to have the focus
    public static void keepWithin(Parent over) {
        FocusKeeper keeper = new FocusKeeper(over);
        over.addEventFilter(KeyEvent.KEY_PRESSED, keeper::key);
        over.sceneProperty().addListener((scene, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(keeper.watch);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(keeper.watch);
            }
        });
    }

    private void key(KeyEvent pressed) {
        Scene scene = over.getScene();
        if (pressed.getCode() != KeyCode.TAB || pressed.isControlDown() || scene == null) {
            return;
        }
        List<Node> stops = stops();
        int at = stops.indexOf(scene.getFocusOwner());
        boolean leaves = at >= 0 && at == (pressed.isShiftDown() ? 0 : stops.size() - 1);
        if (leaves) {
            (pressed.isShiftDown() ? stops.getLast() : stops.getFirst()).requestFocus();
            pressed.consume();
        }
    }

    private void moved(Node before, Node now) {
        if (over.isVisible() && before != null && isWithin(before) && now != null && !isWithin(now)) {
            Platform.runLater(() -> takeBack(before)); // the scene is not done with the move yet
        }
    }

    private void takeBack(Node before) {
        Scene scene = over.getScene();
        if (scene == null || !over.isVisible() || isWithin(scene.getFocusOwner())) {
            return;
        }
        List<Node> stops = stops();
        if (stops.contains(before)) {
            before.requestFocus();
        } else if (!stops.isEmpty()) {
            stops.getFirst().requestFocus();
        }
    }

    private boolean isWithin(Node node) {
        Node each = node;
        while (each != null && each != over) {
            each = each.getParent();
        }
        return each != null;
    }

    /// What the focus can rest on, in its order.
    private List<Node> stops() {
        List<Node> stops = new ArrayList<>();
        collect(over, stops);
        return stops;
    }

    private static void collect(Parent parent, List<Node> stops) {
        for (Node each : parent.getChildrenUnmodifiable()) {
            if (!each.isVisible() || each.isDisabled()) {
                continue;
            }
            if (each.isFocusTraversable()) {
                stops.add(each);
            }
            if (each instanceof Parent inner) {
                collect(inner, stops);
            }
        }
    }
}
