package vedette.ui;

import java.util.List;
import javafx.scene.Node;

/// One of the window's screens. Everything is called on the FX thread.
public interface Screen {
    /// The screen's name on the command line and in navigation: lower case, one word.
    String id();

    /// What the header says.
    String title();

    /// The screen itself; always the same node.
    Node content();

    /// What stands in the header beside the title, left first.
    default List<Node> tools() {
        return List.of();
    }

    /// What stands at the header's right end.
    default List<Node> actions() {
        return List.of();
    }

    /// The screen is looked at from now on.
    default void shown() {}

    /// Nobody looks any more: cameras need not be decoded for it.
    default void hidden() {}

    /// The operator pressed Esc: what is open within the screen, such as a sheet, goes away first.
    ///
    /// @return false where nothing was open, so that Esc means the screen itself
    default boolean escape() {
        return false;
    }

    /// Draws what has changed. Called before each frame while the screen is shown; must be quick when nothing has.
    ///
    /// @param nowNanos `System.nanoTime()`
    void pulse(long nowNanos);
}
