package vedette.ui.history;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.store.LogReader;
import vedette.ui.Sheet;
import vedette.ui.StillPicture;

/// The selected event: its picture, what the log says of it, and the message as it came. On the FX thread.
final class EventDetails extends VBox {
    private static final int LONGEST_SUMMARY = 400;
    private static final double USUAL_SHAPE = 9.0 / 16;

    private final LogReader log;
    private final Function<LogEntry, Optional<CameraId>> cameraOf;
    private final StillPicture picture;
    private final EventFacts facts;
    private final Sightings sightings;
    private final MessagePane message;
    private final Label title = new Label("EVENT");
    private final Label summary = new Label();
    private final Label severity = new Label();
    private final Button open = new Button("Open camera");
    private final Button only = new Button("Only this camera");
    private final Button earlier = new Button("Earlier sightings");
    private final Button keep = new Button("Keep…");
    private final FlowPane buttons = new FlowPane(6, 6, open, only, earlier, keep);
    private @Nullable LogEntry entry;

    /// What the operator may want of the event that is shown.
    interface Wanted {
        void camera(CameraId camera);

        void onlyCamera(String camera);

        void plate(String number);

        void keep(LogEntry event);
    }

    /// @param cameraOf the live camera that an entry is about
    /// @param background decodes pictures
    EventDetails(
            LogReader log,
            LocalTimes times,
            Function<LogEntry, Optional<CameraId>> cameraOf,
            Executor thread,
            Executor background) {
        this.log = log;
        this.cameraOf = cameraOf;
        picture = new StillPicture(thread, background, USUAL_SHAPE);
        facts = new EventFacts(times);
        sightings = new Sightings(log, thread);
        message = new MessagePane(log, thread);
        message.onMessage(facts::tell);
        getStyleClass().add("event-details");
        VBox told = told();
        VBox top = new VBox(10, picture, told);
        ScrollPane scroll = new ScrollPane(top);
        // As high as what is in it, which depends on its width; only what does not fit is scrolled.
        top.heightProperty()
                .addListener((property, before, now) -> scroll.setPrefViewportHeight(now.doubleValue() + 2));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        scroll.setMinHeight(160);
        message.setMinHeight(120);
        message.setPrefHeight(120);
        VBox.setVgrow(scroll, Priority.SOMETIMES);
        VBox.setVgrow(message, Priority.ALWAYS);
        getChildren().addAll(scroll, message);
        show(null);
    }

    private VBox told() {
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, severity);
        severity.setMinWidth(Region.USE_PREF_SIZE);
        buttons.getStyleClass().add("event-buttons");
        VBox told = new VBox(head, summary, buttons, facts);
        told.getStyleClass().add("panel");
        told.setMinHeight(Region.USE_PREF_SIZE);
        return told;
    }

    void onWanted(Wanted wanted) {
        open.setOnAction(clicked -> camera().ifPresent(wanted::camera));
        only.setOnAction(clicked -> {
            if (entry != null) {
                wanted.onlyCamera(entry.camera());
            }
        });
        keep.setOnAction(clicked -> {
            if (entry != null) {
                wanted.keep(entry);
            }
        });
        earlier.setOnAction(clicked -> sightings.list());
        sightings.onWanted(wanted::plate);
    }

    private Optional<CameraId> camera() {
        LogEntry now = entry;
        return now == null ? Optional.empty() : cameraOf.apply(now);
    }

    /// Shows an event, or that none is selected.
    void show(@Nullable LogEntry shown) {
        entry = shown;
        boolean plate = Sightings.plateOf(shown) != null;
        facts.clear();
        severity.setVisible(shown != null);
        buttons.setVisible(shown != null);
        buttons.setManaged(shown != null);
        summary.getStyleClass().setAll("label", shown == null ? "muted" : "event-summary");
        only.setDisable(shown == null || shown.camera().isEmpty());
        open.setDisable(camera().isEmpty());
        earlier.setVisible(plate);
        earlier.setManaged(plate);
        if (shown == null) {
            title.setText("EVENT");
            summary.setText("Select an event to see it here with the message that it came in.");
        } else {
            String key = shown.key() == null ? "" : " " + Printable.text(shown.key(), 40);
            title.setText((shown.kind().word() + key).toUpperCase(Locale.ROOT));
            summary.setText(Printable.text(shown.summary(), LONGEST_SUMMARY));
            SeverityBadge.dress(severity, shown.severity());
            facts.tell(shown);
            if (plate) {
                facts.line("Seen before", sightings);
            }
            facts.tellSource(shown);
        }
        showPicture(shown);
        sightings.show(shown);
        message.show(shown);
    }

    /// Takes no room where the event has none.
    private void showPicture(@Nullable LogEntry shown) {
        if (shown != null && shown.picture() != null) {
            Sheet.show(picture, true);
            picture.show(log.picture(shown.id()), "The picture is no longer kept.");
        } else {
            Sheet.show(picture, false);
            picture.clear();
        }
    }

    /// Wants no answers any more.
    void abandon() {
        picture.clear();
        sightings.abandon();
        message.abandon();
    }

    StillPicture picture() {
        return picture;
    }

    Sightings sightings() {
        return sightings;
    }

    MessagePane message() {
        return message;
    }
}
