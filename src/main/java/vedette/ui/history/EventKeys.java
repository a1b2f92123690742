package vedette.ui.history;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The screen's keys, heard wherever the focus is. On the FX thread.
final class EventKeys {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final EventHandler<KeyEvent> pressed = this::pressed;
    private final EventHandler<KeyEvent> typed = this::typed;
    private final Wanted wanted;
    private @Nullable Scene scene;

    /// What the keys ask for.
    interface Wanted {
        void search();

        void saveSearch();

        void export();

        void openCamera();

        void newest();

        void oldest();

        /// @return false when there is nothing to step back from
        boolean stepBack();

        boolean isTableFocused();
    }

    EventKeys(Wanted wanted) {
        this.wanted = wanted;
    }

    void listen(@Nullable Scene to) {
        deafen();
        scene = to;
        if (to != null) {
            to.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
            to.addEventFilter(KeyEvent.KEY_TYPED, typed);
        }
    }

    void deafen() {
        Scene before = scene;
        scene = null;
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            before.removeEventFilter(KeyEvent.KEY_TYPED, typed);
        }
    }

    private void typed(KeyEvent event) {
        Scene now = scene;
        if (event.getCharacter().equals("/") && now != null && !(now.getFocusOwner() instanceof TextInputControl)) {
            wanted.search();
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (FIND.match(event)) {
            wanted.search();
        } else if (SAVE.match(event)) {
            wanted.saveSearch();
        } else if (EXPORT.match(event)) {
            wanted.export();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (!wanted.stepBack()) {
                return;
            }
        } else if (!wanted.isTableFocused() || !inTable(event.getCode())) {
            return;
        }
        event.consume();
    }

    private boolean inTable(KeyCode code) {
        switch (code) {
            case ENTER -> wanted.openCamera();
            case HOME -> wanted.newest();
            case END -> wanted.oldest();
            default -> {
                return false;
            }
        }
        return true;
    }
}
