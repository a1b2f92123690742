package vedette.ui.history;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vedette.store.LogStatus;
import vedette.ui.Sheet;
import vedette.ui.Words;

/// What is said between the header and the events: what is not understood of the search, and that the index is not
/// whole. On the FX thread.
final class NoticeStrip extends VBox {
    /// Fewer events than these are indexed before one has read of them.
    private static final long WORTH_SAYING = 5_000;

    private final Label remarks = Sheet.paragraph();
    private final Label indexing = Sheet.paragraph();
    private final ProgressBar progress = new ProgressBar(0);
    private final HBox index = new HBox(12, indexing, progress);

    NoticeStrip() {
        getStyleClass().add("notice-strip");
        remarks.getStyleClass().setAll("label", "search-remarks");
        indexing.getStyleClass().setAll("label");
        index.getStyleClass().add("index-notice");
        progress.setMinWidth(120);
        HBox.setHgrow(indexing, Priority.ALWAYS);
        indexing.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(remarks, index);
        remark(List.of());
        index.setVisible(false);
        index.setManaged(false);
        draw();
    }

    void remark(List<String> sentences) {
        remarks.setText(String.join(" ", sentences));
        Sheet.show(remarks, !sentences.isEmpty());
        draw();
    }

    void tell(LogStatus status) {
        boolean behind = status.rebuilding() || status.unindexed() >= WORTH_SAYING;
        Sheet.show(index, behind);
        if (behind) {
            double share = share(status);
            progress.setProgress(share);
            String done = String.format(
                    Locale.ROOT,
                    "%.0f %% (%s of %s events)",
                    Math.floor(share * 100),
                    Words.count(Math.max(0, status.entries() - status.unindexed())),
                    Words.count(status.entries()));
            indexing.setText((status.rebuilding()
                            ? "The index is being rebuilt from the journal: "
                            : "The index is catching up with the journal: ")
                    + done + ". Everything is kept; what is not yet indexed is not yet found.");
        }
        draw();
    }

    private static double share(LogStatus status) {
        return status.entries() <= 0
                ? 0
                : Math.clamp((status.entries() - status.unindexed()) / (double) status.entries(), 0, 1);
    }

    private void draw() {
        Sheet.show(this, remarks.isVisible() || index.isVisible());
    }

    /// What is said of the search, or empty.
    String remarksText() {
        return remarks.isVisible() ? remarks.getText() : "";
    }

    /// What is said of the index, or empty.
    String indexText() {
        return index.isVisible() ? indexing.getText() : "";
    }
}
