package vedette.ui;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// Keys that act by themselves, without Ctrl or Alt. On the FX thread.
public final class ShortcutKey {
    private ShortcutKey() {}

    /// The key has acted: neither it nor the character that it types reaches anyone else. Its action may have moved
    /// the focus into a field, which would take that character.
    public static void done(KeyEvent pressed) {
        pressed.consume();
        if (pressed.getTarget() instanceof Node target && target.getScene() != null) {
            swallow(target.getScene());
        }
    }

    private static void swallow(Scene scene) {
        EventHandler<KeyEvent> swallowing = new EventHandler<>() {
            @Override
            public void handle(KeyEvent next) {
                if (next.getEventType() == KeyEvent.KEY_TYPED) {
                    next.consume();
                }
                scene.removeEventFilter(KeyEvent.ANY, this);
            }
        };
        scene.addEventFilter(KeyEvent.ANY, swallowing);
    }
}
