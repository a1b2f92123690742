package vedette.ui.history;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.message.OriginalMessage;
import vedette.model.LogEntry;
import vedette.store.LogReader;
import vedette.store.Original;
import vedette.ui.Question;
import vedette.ui.Words;

/// The message that an event came in, as it came. It is asked for when an event is shown, and the question is cancelled
/// when another one is. On the FX thread.
final class MessagePane extends VBox {
    private final LogReader log;
    private final Question question;
    private final Label title = new Label("RAW MESSAGE");
    private final TextArea raw = new TextArea();
    private final Button copy = new Button("Copy");
    private Consumer<OriginalMessage> came = message -> {};

    MessagePane(LogReader log, Executor thread) {
        this.log = log;
        question = new Question(thread);
        getStyleClass().add("panel");
        title.getStyleClass().add("panel-title");
        raw.setEditable(false);
        raw.setWrapText(true);
        raw.getStyleClass().add("raw-message");
        raw.setPrefRowCount(3);
        raw.setMinHeight(40);
        VBox.setVgrow(raw, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        copy.getStyleClass().addAll("flat", "copy-button");
        copy.setOnAction(clicked -> copy());
        getChildren().addAll(new HBox(8, title, gap, copy), raw);
    }

    /// @param listener hears of the message once it is there
    void onMessage(Consumer<OriginalMessage> listener) {
        came = listener;
    }

    void show(@Nullable LogEntry entry) {
        question.abandon();
        title.setText("RAW MESSAGE");
        copy.setDisable(true);
        if (entry == null) {
            say("");
        } else if (entry.topic().isEmpty() && entry.payloadBytes() == 0) {
            say("This event came in no message: the station itself noticed it.");
        } else {
            say("…");
            question.ask(log.original(entry.id()), this::show, this::say);
        }
    }

    private void show(Optional<Original> original) {
        OriginalMessage message = original.map(Original::message).orElse(null);
        if (message == null) {
            say("The message is no longer kept.");
            return;
        }
        int bytes = message.payload().length;
        title.setText("RAW MESSAGE · " + Words.count(bytes) + (bytes == 1 ? " byte" : " bytes"));
        say(bytes == 0 ? "The message was empty." : RawMessage.of(message.payload()));
        copy.setDisable(bytes == 0);
        came.accept(message);
    }

    private void say(String text) {
        raw.setText(text);
        raw.setScrollTop(0);
        raw.setScrollLeft(0);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(raw.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    String text() {
        return raw.getText();
    }

    /// Wants no answer any more.
    void abandon() {
        question.abandon();
    }
}
