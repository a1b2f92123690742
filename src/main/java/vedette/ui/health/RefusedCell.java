package vedette.ui.health;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.station.RejectionList.Rejection;
import vedette.ui.Words;

/// Draws a refused message in two short lines, and whole while it is chosen.
final class RefusedCell extends ListCell<RefusedRow> {
    /// What of the list's width is not the text's: paddings, and the scroll bar.
    private static final double BESIDE = 24;

    private final Label time = new Label();
    private final Label topic = new Label();
    private final Label count = new Label();
    private final Label reason = new Label();
    private final Label rest = new Label();
    private final VBox lines;
    private final ChangeListener<Rejection> listener = (row, before, now) -> draw(now);

    /// @param list the list in which the cell is: its width is the cell's
    RefusedCell(ListView<RefusedRow> list) {
        time.getStyleClass().add("muted");
        time.setMinWidth(USE_PREF_SIZE);
        topic.getStyleClass().add("strong");
        count.getStyleClass().add("badge");
        count.setMinWidth(USE_PREF_SIZE);
        reason.getStyleClass().add("muted");
        rest.getStyleClass().add("muted");
        HBox.setHgrow(topic, Priority.ALWAYS);
        topic.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(6, time, topic, count);
        head.setAlignment(Pos.TOP_LEFT);
        lines = new VBox(2, head, reason, rest);
        setPrefWidth(0); // as wide as the list, not as the longest topic
        lines.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE));
        rest.setWrapText(true);
        rest.visibleProperty().bind(selectedProperty());
        rest.managedProperty().bind(selectedProperty());
        topic.wrapTextProperty().bind(selectedProperty());
        reason.wrapTextProperty().bind(selectedProperty());
        selectedProperty().addListener((cell, before, now) -> requestLayout());
    }

    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : snappedTopInset() + snappedBottomInset() + lines.prefHeight(lines.getPrefWidth());
    }

    @Override
    protected void updateItem(@Nullable RefusedRow row, boolean empty) {
        RefusedRow before = getItem();
        if (before != null) {
            before.rejection().removeListener(listener);
        }
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        row.rejection().addListener(listener);
        draw(row.rejection().get());
        setGraphic(lines);
    }

    private void draw(Rejection rejection) {
        time.setText(Words.timeOfDay(rejection.last()));
        topic.setText(rejection.topic());
        boolean often = rejection.count() > 1;
        count.setText("× " + Words.count(rejection.count()));
        count.setVisible(often);
        count.setManaged(often);
        reason.setText(rejection.reason() + " (" + Words.bytes(rejection.bytes()) + ")");
        rest.setText("From broker " + rejection.broker() + ", "
                + (often ? Words.count(rejection.count()) + " times, the last one " : "")
                + Words.count(rejection.bytes()) + " bytes.");
    }
}
