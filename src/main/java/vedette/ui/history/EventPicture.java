package vedette.ui.history;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.store.LogReader;
import vedette.ui.Question;
import vedette.video.BadPictureException;
import vedette.video.JpegHeader;

/// The picture that belongs to an event, where it has one. Decoded in the background, and never larger than it is
/// shown. On the FX thread.
final class EventPicture extends Region {
    private static final double WIDEST = 920;
    private static final double HIGHEST = 640;
    private static final double USUAL_SHAPE = 9.0 / 16;

    private final LogReader log;
    private final Executor background;
    private final Question question;
    private final ImageView view = new ImageView();
    private final Label note = new Label();
    private double shape = USUAL_SHAPE;

    /// @param background decodes the pictures
    EventPicture(LogReader log, Executor thread, Executor background) {
        this.log = log;
        this.background = background;
        question = new Question(thread);
        getStyleClass().add("event-picture");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        note.setWrapText(true);
        note.getStyleClass().add("muted");
        getChildren().addAll(view, note);
        show(null);
    }

    /// Shows an event's picture, once it is decoded; takes no room where the event has none.
    void show(@Nullable LogEntry entry) {
        question.abandon();
        view.setImage(null);
        note.setText("");
        boolean has = entry != null && entry.picture() != null;
        setVisible(has);
        setManaged(has);
        if (entry != null && has) {
            question.ask(log.picture(entry.id()), this::decode, note::setText);
        }
    }

    private void decode(Optional<byte[]> jpeg) {
        if (jpeg.isEmpty()) {
            note.setText("The picture is no longer kept.");
        } else {
            byte[] bytes = jpeg.get();
            question.ask(CompletableFuture.supplyAsync(() -> decoded(bytes), background), this::draw, note::setText);
        }
    }

    /// A picture, or why there is none.
    private record Decoded(@Nullable Image image, String trouble) {}

    private static Decoded decoded(byte[] jpeg) {
        try {
            JpegHeader header = JpegHeader.read(jpeg);
            // The decoder makes pictures smaller as well as larger: only the former is wanted.
            Image image = new Image(
                    new ByteArrayInputStream(jpeg),
                    Math.min(header.width(), WIDEST),
                    Math.min(header.height(), HIGHEST),
                    true,
                    true);
            return image.isError() ? new Decoded(null, "The picture can't be decoded.") : new Decoded(image, "");
        } catch (BadPictureException e) {
            return new Decoded(null, "The picture can't be shown: " + e.reason() + ".");
        }
    }

    private void draw(Decoded decoded) {
        Image image = decoded.image();
        note.setText(decoded.trouble());
        view.setImage(image);
        shape = image == null ? USUAL_SHAPE : image.getHeight() / Math.max(1, image.getWidth());
        requestLayout();
    }

    /// What is shown now, or null while there is nothing.
    @Nullable
    Image image() {
        return view.getImage();
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width > 0 ? width : getWidth();
        return Math.clamp(wide * shape, 60, Math.max(60, wide * 0.75));
    }

    @Override
    protected double computeMinHeight(double width) {
        return 60;
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(getWidth());
        view.setFitHeight(getHeight());
        double wide = view.getLayoutBounds().getWidth();
        double high = view.getLayoutBounds().getHeight();
        view.relocate((getWidth() - wide) / 2, (getHeight() - high) / 2);
        double room = Math.max(0, getWidth() - 24);
        double height = note.prefHeight(room);
        note.resizeRelocate(12, (getHeight() - height) / 2, room, height);
    }

    /// What is said instead of a picture, or empty.
    String noteText() {
        return note.getText();
    }

    /// Wants no answer any more.
    void abandon() {
        question.abandon();
    }
}
