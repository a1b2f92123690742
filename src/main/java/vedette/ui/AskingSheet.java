package vedette.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// A sheet that asks: Enter does what has the focus, which is to cancel unless the operator chose otherwise; Esc
/// cancels. On the FX thread.
public abstract class AskingSheet extends Sheet {
    private final Button cancel = new Button("Cancel");

    protected AskingSheet(String title, double width) {
        super(title, width);
        cancel.getStyleClass().add("sheet-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(clicked -> putAway());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.ESCAPE) {
            cancel.fire();
            pressed.consume();
        } else if (pressed.getCode() == KeyCode.ENTER) {
            // Here, so that the default button of the form behind is not meant.
            if (pressed.getTarget() instanceof Button focused) {
                focused.fire();
            } else {
                entered();
            }
            pressed.consume();
        }
    }

    /// Enter in a field.
    protected abstract void entered();

    protected final HBox foot(Button yes) {
        yes.setMinWidth(USE_PREF_SIZE);
        HBox foot = new HBox(8, cancel, yes);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    protected final void focusCancel() {
        applyCss();
        cancel.requestFocus();
    }
}
