package vedette.ui.cameras;

import java.io.ByteArrayInputStream;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.intake.Candidate;
import vedette.intake.Sniffed;
import vedette.model.Printable;

/// One newcomer: its picture, what it has shown, and what can be done with it. On the FX thread.
final class CandidateCard extends HBox {
    private static final double WIDTH = 116;
    private static final double HEIGHT = 87;

    private final Executor background;
    private final ImageView picture = new ImageView();
    private final Label none = new Label("no picture");
    private final Label name = new Label();
    private final Label where = new Label();
    private final Label seen = new Label();
    private final Label belongs = new Label();
    private Candidate candidate;
    private Sniffed.@Nullable JpegSample drawn;
    private boolean drawing;

    /// What can be done.
    record Actions(Consumer<Candidate> claim, Consumer<Candidate> ignore, Consumer<Candidate> block) {}

    CandidateCard(Candidate first, Actions actions, Executor background) {
        this.background = background;
        candidate = first;
        getStyleClass().add("candidate");
        setFocusTraversable(true);
        picture.setPreserveRatio(true);
        picture.setFitWidth(WIDTH);
        picture.setFitHeight(HEIGHT);
        none.getStyleClass().add("muted");
        StackPane frame = new StackPane(none, picture);
        frame.getStyleClass().add("candidate-picture");
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
        name.getStyleClass().add("strong");
        where.getStyleClass().addAll("muted", "second-line");
        seen.setWrapText(true);
        seen.setMinHeight(Region.USE_PREF_SIZE);
        belongs.getStyleClass().add("success-text");
        belongs.setWrapText(true);
        belongs.managedProperty().bind(belongs.textProperty().isNotEmpty());
        HBox buttons = new HBox(
                6,
                button("Claim…", "accent", () -> actions.claim().accept(candidate)),
                button("Ignore", "small", () -> actions.ignore().accept(candidate)),
                button("Block", "small", () -> actions.block().accept(candidate)));
        buttons.getStyleClass().add("candidate-buttons");
        VBox text = new VBox(2, name, where, seen, belongs, buttons);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(frame, text);
        setOnMousePressed(pressed -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, actions));
        update(first);
    }

    private static Button button(String text, String style, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().addAll("small", style);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(click -> action.run());
        return button;
    }

    private void key(KeyEvent event, Actions actions) {
        if (event.getTarget() != this) {
            return;
        }
        Consumer<Candidate> action = switch (event.getCode()) {
            case ENTER, C -> actions.claim();
            case I -> actions.ignore();
            case B -> actions.block();
            default -> null;
        };
        if (action != null && !event.isShortcutDown()) {
            action.accept(candidate);
            event.consume();
        }
    }

    Candidate candidate() {
        return candidate;
    }

    void update(Candidate now) {
        candidate = now;
        name.setText(Printable.text(now.name(), 60));
        where.setText(Printable.text(now.prefix(), 80) + " · " + now.broker());
        seen.setText(sentence(now.seen()));
        belongs.setText(
                now.proposals().isEmpty()
                        ? ""
                        : "Looks like " + now.proposals().getFirst().systemName());
        Sniffed.JpegSample newest = now.jpeg();
        if (newest != null && newest != drawn && !drawing) {
            drawing = true;
            background.execute(() -> decode(newest));
        }
    }

    /// Beside the FX thread. A sample is small, and its header was read before.
    private void decode(Sniffed.JpegSample sample) {
        Image image = new Image(new ByteArrayInputStream(sample.bytes()), WIDTH * 2, HEIGHT * 2, true, true);
        Platform.runLater(() -> {
            drawing = false;
            drawn = sample;
            if (!image.isError()) {
                picture.setImage(image);
                none.setVisible(false);
            }
        });
    }

    private static String sentence(String words) {
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
