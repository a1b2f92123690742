package vedette.ui;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import vedette.video.BadPictureException;
import vedette.video.JpegHeader;

/// A picture of the past, or a sentence about why there is none. Decoded in the background, and never larger than it is
/// shown. On the FX thread.
public final class StillPicture extends Region {
    private static final double WIDEST = 920;
    private static final double HIGHEST = 640;
    private static final double LOWEST = 60;

    private final Executor background;
    private final Question question;
    private final double usualShape;
    private final ImageView view = new ImageView();
    private final Label note = new Label();
    private double shape;

    /// @param thread where answers are heard
    /// @param background decodes the pictures
    /// @param usualShape height by width of the room that is kept while there is no picture
    public StillPicture(Executor thread, Executor background, double usualShape) {
        this.background = background;
        this.usualShape = usualShape;
        shape = usualShape;
        question = new Question(thread);
        getStyleClass().add("still-picture");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        note.setWrapText(true);
        note.getStyleClass().add("muted");
        getChildren().addAll(view, note);
    }

    /// Shows nothing, and wants no answer any more.
    public void clear() {
        question.abandon();
        view.setImage(null);
        note.setText("");
    }

    /// Shows a JPEG, once it is here and decoded.
    ///
    /// @param none what to say where there is none
    public void show(CompletableFuture<Optional<byte[]>> jpeg, String none) {
        clear();
        question.ask(jpeg, found -> decode(found, none), note::setText);
    }

    private void decode(Optional<byte[]> jpeg, String none) {
        if (jpeg.isEmpty()) {
            draw(new Decoded(null, none));
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
        shape = image == null ? usualShape : image.getHeight() / Math.max(1, image.getWidth());
        requestLayout();
    }

    /// What is shown now, or null while there is nothing.
    public @Nullable Image image() {
        return view.getImage();
    }

    /// What is said instead of a picture, or empty.
    public String noteText() {
        return note.getText();
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width > 0 ? width : getWidth();
        return Math.clamp(wide * shape, LOWEST, Math.max(LOWEST, wide * 0.75));
    }

    @Override
    protected double computeMinHeight(double width) {
        return LOWEST;
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
}
