package vedette.ui.camera;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRefusedException;
import vedette.configuration.ConfigDraft;
import vedette.configuration.ConfigState;
import vedette.dialect.ConfigAccess;
import vedette.station.ConfigRoom;
import vedette.station.LiveCamera;
import vedette.ui.Navigator;
import vedette.ui.Sheet;
import vedette.ui.Words;

/// How the camera is configured, as a form; what was changed and not sent yet; what became of what was sent. On the FX
/// thread.
final class ConfigPane extends VBox {
    private final ConfigRoom room;
    private final Navigator navigator;
    private final Label title = new Label("CONFIGURATION");
    private final Label status = Sheet.paragraph();
    private final ConfigNotice notice;
    private final ConfigForm form;
    private final Button read = new Button("Ask for it");
    private final Button history = new Button("History…");
    private final Button revert = new Button("Revert");
    private final Button send = new Button("Review and send…");
    private @Nullable LiveCamera camera;
    private @Nullable ConfigState drawn;
    private @Nullable ConfigAccess access;

    ConfigPane(ConfigRoom room, Navigator navigator, ReviewSheet review, VersionsSheet versions) {
        this.room = room;
        this.navigator = navigator;
        getStyleClass().addAll("panel", "config-pane");
        title.getStyleClass().add("panel-title");
        form = new ConfigForm((path, value) -> with(shown -> room.edit(shown.id(), path, value)));
        notice = new ConfigNotice(
                () -> with(shown -> refusable(() -> room.rollBack(shown.id()))),
                () -> with(this::setAgain),
                () -> with(shown -> room.acceptDrift(shown.id())));
        read.setTooltip(new Tooltip("Has the camera report its configuration"));
        read.setOnAction(clicked -> with(shown -> refusable(() -> room.ask(shown.id()))));
        history.setOnAction(clicked -> with(versions::open));
        revert.setOnAction(clicked -> with(shown -> room.revert(shown.id())));
        send.getStyleClass().add("success");
        send.setOnAction(clicked -> with(review::open));
        for (Button small : List.of(read, history)) {
            small.getStyleClass().add("small");
            small.setMinWidth(Region.USE_PREF_SIZE);
        }
        status.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(status, Priority.ALWAYS);
        HBox head = new HBox(6, status, history, read);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox foot = new HBox(6, revert, send);
        foot.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, head, notice, form, foot);
    }

    private void with(java.util.function.Consumer<LiveCamera> action) {
        LiveCamera shown = camera;
        if (shown != null) {
            action.accept(shown);
            update(shown);
        }
    }

    private void setAgain(LiveCamera shown) {
        room.setAgain(shown.id());
        if (room.of(shown.id()).draft() == null) {
            navigator.tell("The camera has these fields no more: accept what it has.");
        }
    }

    /// Something that may not even be queued.
    @FunctionalInterface
    private interface Refusable {
        void run() throws CommandRefusedException;
    }

    private void refusable(Refusable action) {
        try {
            action.run();
        } catch (CommandRefusedException e) {
            navigator.tell(String.valueOf(e.getMessage()));
        }
    }

    void update(LiveCamera now) {
        ConfigState state = room.of(now.id());
        ConfigAccess how = room.access(now.id());
        if (now == camera && state == drawn && (how == null ? access == null : how.equals(access))) {
            return;
        }
        camera = now;
        drawn = state;
        access = how;
        Sheet.show(
                this,
                how != null || state.reported() != null || !state.versions().isEmpty());
        draw(state, how);
    }

    private void draw(ConfigState state, @Nullable ConfigAccess how) {
        ConfigDraft draft = state.draft();
        int changes = draft == null ? 0 : draft.changes().size();
        title.setText(
                "CONFIGURATION" + (changes == 0 ? "" : " · " + changes + (changes == 1 ? " CHANGE" : " CHANGES")));
        status.setText(statusText(state, how));
        notice.show(state);
        List<vedette.dialect.ConfigField> schema = how == null ? List.of() : how.schema();
        ConfigState.Reported reported = state.reported();
        Map<String, String> problems =
                draft == null || reported == null ? Map.of() : draft.problems(reported.document(), schema);
        form.show(state, schema, problems, how != null && how.write() != null);
        Sheet.show(read, how != null && how.read() != null);
        Sheet.show(history, !state.versions().isEmpty());
        boolean writable = how != null && how.write() != null;
        boolean busy = state.push() != null && state.push().isUnderWay();
        Sheet.show(revert, writable);
        Sheet.show(send, writable);
        revert.setDisable(changes == 0);
        send.setDisable(changes == 0 || busy || !problems.isEmpty());
    }

    private static String statusText(ConfigState state, @Nullable ConfigAccess how) {
        if (!state.fault().isEmpty()) {
            return state.fault();
        }
        ConfigState.Reported reported = state.reported();
        if (reported == null) {
            return how != null && how.read() != null
                    ? "The camera has not reported it yet: ask for it."
                    : "The camera has not reported it yet.";
        }
        String when = reported.retained()
                ? "as the broker had kept it, of unknown age"
                : "as reported at " + Words.timeOfDay(reported.received());
        return how == null || how.write() == null ? when + "; it can't be set from here" : when;
    }

    /// Leads the keyboard to the first field, or to what asks for them.
    void focusFirst() {
        if (!form.focusFirst()) {
            read.requestFocus();
        }
    }
}
