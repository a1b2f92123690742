package vedette.ui.watchlist;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import vedette.ui.Sheet;

/// Asks before something is removed. On the FX thread.
final class AskSheet extends Sheet {
    private final Label question = paragraph();
    private final Button yes = new Button("Remove");
    private Runnable then = () -> {};

    AskSheet() {
        super("Remove from the watchlist", 420);
        setId("ask-sheet");
        yes.setId("ask-yes");
        yes.getStyleClass().add("danger");
        yes.setOnAction(clicked -> {
            putAway();
            then.run();
        });
        yes.setDefaultButton(false);
        Button no = new Button("Keep");
        no.setOnAction(clicked -> putAway());
        HBox foot = new HBox(8, no, yes);
        foot.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(question, foot));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                putAway();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && yes.isFocused()) {
                yes.fire();
                event.consume();
            }
        });
    }

    void ask(String sentence, Runnable whenYes) {
        question.setText(sentence);
        then = whenYes;
        comeUp();
        yes.requestFocus();
    }
}
