package vedette.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class FocusKeeperTest {
    private static final class Asking extends Sheet {
        Asking(List<? extends Node> parts) {
            super("Sure?", 300);
            fill(parts);
        }
    }

    @Test
    void theFocusStaysInASheetUntilItIsPutAway() throws Exception {
        Button under = FxThread.call(() -> new Button("Restart"));
        Button no = FxThread.call(() -> new Button("No"));
        Button yes = FxThread.call(() -> new Button("Yes"));
        Sheet sheet = FxThread.call(() -> new Asking(List.of(no, yes)));
        Scene scene = FxThread.call(() -> new Scene(new StackPane(new VBox(under), sheet)));
        FxThread.call(() -> {
            under.requestFocus();
            sheet.comeUp();
            yes.requestFocus();
            tab(yes, false);
            assertThat(scene.getFocusOwner()).isSameAs(no);
            tab(no, true);
            assertThat(scene.getFocusOwner()).isSameAs(yes);
            under.requestFocus();
            return null;
        });
        await().until(() -> FxThread.call(scene::getFocusOwner) == yes);
        FxThread.call(() -> {
            sheet.putAway();
            assertThat(scene.getFocusOwner()).isSameAs(under);
            return null;
        });
    }

    private static void tab(Node from, boolean back) {
        from.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, back, false, false, false));
    }
}
