package vedette.ui.watchlist;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.search.EventFilter;
import vedette.station.WatchHit;
import vedette.store.LogReader;
import vedette.video.BadPictureException;
import vedette.video.JpegHeader;

/// The picture of a hit: the one at hand, else the log's. Decoded in the background, no larger than it is shown. On the
/// FX thread.
final class HitPicture extends Region {
    private static final double WIDEST = 760;
    private static final double SHAPE = 9.0 / 20;

    private final LogReader log;
    private final Executor background;
    private final Executor thread;
    private final ImageView view = new ImageView();
    private final Label note = new Label();
    private int generation;

    HitPicture(LogReader log, Executor background, Executor thread) {
        this.log = log;
        this.background = background;
        this.thread = thread;
        getStyleClass().add("hit-picture");
        view.setPreserveRatio(true);
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        getChildren().addAll(view, note);
    }

    void show(WatchHit hit) {
        int mine = ++generation;
        view.setImage(null);
        note.setText("");
        byte[] picture = hit.picture();
        CompletableFuture<Optional<byte[]>> jpeg =
                picture == null ? kept(hit) : CompletableFuture.completedFuture(Optional.of(picture));
        jpeg.thenApplyAsync(HitPicture::decoded, background)
                .whenComplete((image, failure) -> thread.execute(() -> {
                    if (mine == generation) {
                        draw(image);
                    }
                }));
    }

    /// The picture in the log's entry of the hit.
    private CompletableFuture<Optional<byte[]>> kept(WatchHit hit) {
        EventFilter filter = EventFilter.ALL
                .ofKinds(Set.of(EventKind.WATCHLIST))
                .withLabels(Set.of("hit"))
                .ofPlates(Set.of(hit.plate()))
                .between(hit.received().minusMillis(1), hit.received().plusMillis(2));
        return log.page(filter, null, 1)
                .thenCompose(page ->
                        page.entries().isEmpty() || page.entries().getFirst().picture() == null
                                ? CompletableFuture.completedFuture(Optional.empty())
                                : log.picture(page.entries().getFirst().id()));
    }

    private static @Nullable Image decoded(Optional<byte[]> jpeg) {
        if (jpeg.isEmpty()) {
            return null;
        }
        try {
            JpegHeader header = JpegHeader.read(jpeg.get());
            Image image = new Image(
                    new ByteArrayInputStream(jpeg.get()),
                    Math.min(header.width(), WIDEST),
                    header.height(),
                    true,
                    true);
            return image.isError() ? null : image;
        } catch (BadPictureException e) {
            return null; // the note says that there is none to see
        }
    }

    private void draw(@Nullable Image image) {
        view.setImage(image);
        note.setText(image == null ? "No picture came with this read." : "");
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width > 0 ? width : getWidth();
        return Math.max(80, wide * SHAPE);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 80;
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(getWidth());
        view.setFitHeight(getHeight());
        double wide = view.getLayoutBounds().getWidth();
        double high = view.getLayoutBounds().getHeight();
        view.relocate((getWidth() - wide) / 2, (getHeight() - high) / 2);
        double height = note.prefHeight(getWidth() - 24);
        note.resizeRelocate(12, (getHeight() - height) / 2, getWidth() - 24, height);
    }
}
