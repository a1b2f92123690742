package vedette.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// The newest events, one line each, as many as there is room for. On the FX thread.
public final class LatestEvents extends VBox {
    private static final double ROW_HEIGHT = 24;

    /// Longer names would leave no room for what happened.
    private static final int LONGEST_NAME = 16;

    private final Rows rows = new Rows();
    private List<LogEntry> entries = List.of();

    public LatestEvents(String heading) {
        getStyleClass().addAll("panel", "latest-events");
        Label title = new Label(heading);
        title.getStyleClass().add("panel-title");
        VBox.setVgrow(rows, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(title, rows);
    }

    /// Draws the entries, newest first.
    public void show(List<LogEntry> newestFirst) {
        entries = newestFirst;
        rows.draw();
    }

    private record Row(HBox box, Label time, Label camera, Label what) {}

    /// Rows are made once for the room there is; events move through them.
    private final class Rows extends Pane {
        private final List<Row> made = new ArrayList<>();
        private int room;

        Rows() {
            setMinHeight(0);
            setPrefHeight(120);
        }

        /// Not while laying out: a style that changes then is not looked up.
        void draw() {
            for (int i = 0; i < made.size(); i++) {
                Row row = made.get(i);
                boolean used = i < room && i < entries.size();
                row.box().setVisible(used);
                if (used) {
                    draw(row, entries.get(i));
                }
            }
        }

        @Override
        protected void layoutChildren() {
            int fitting = Math.max(0, (int) (getHeight() / ROW_HEIGHT));
            if (fitting != room) {
                room = fitting;
                Platform.runLater(this::makeRows);
            }
            for (int i = 0; i < made.size(); i++) {
                made.get(i).box().resizeRelocate(0, i * ROW_HEIGHT, getWidth(), ROW_HEIGHT);
            }
        }

        private void makeRows() {
            while (made.size() < room) {
                Row row = row();
                made.add(row);
                getChildren().add(row.box());
            }
            draw();
        }

        private Row row() {
            Row row = new Row(new HBox(8), new Label(), new Label(), new Label());
            row.box().getStyleClass().add("event-row");
            row.time().getStyleClass().add("muted");
            row.camera().getStyleClass().add("strong");
            row.time().setMinWidth(Region.USE_PREF_SIZE);
            row.camera().setMinWidth(Region.USE_PREF_SIZE);
            row.box().getChildren().addAll(row.time(), row.camera(), row.what());
            return row;
        }

        private void draw(Row row, LogEntry entry) {
            row.time().setText(Words.timeOfDay(entry.received()));
            String who = entry.camera().isEmpty() ? entry.broker() : entry.camera();
            row.camera().setText(vedette.model.Printable.text(who, LONGEST_NAME));
            String score = entry.confidence() == null ? "" : " " + Words.score(entry.confidence());
            row.what().setText(entry.kind().word() + " · " + entry.summary() + score);
            row.what().getStyleClass().removeAll("warning-text", "danger-text");
            if (entry.severity() == Severity.WARNING) {
                row.what().getStyleClass().add("warning-text");
            } else if (entry.severity() == Severity.CRITICAL) {
                row.what().getStyleClass().add("danger-text");
            }
        }
    }
}
