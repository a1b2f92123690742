package vedette.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.command.CommandRefusedException;
import vedette.configuration.ConfigPush;
import vedette.configuration.FieldValue;
import vedette.model.CameraId;

/// The same changes for several cameras: the first is the test for the others. Confined to [ConfigRoom]'s lock.
public final class ConfigBatch {
    private final ConfigRoom room;
    private final ConfigNotes notes;
    private final Map<String, FieldValue> changes;
    private final boolean rollBack;
    private final List<CameraId> cameras;
    private final Map<CameraId, Line> lines = new LinkedHashMap<>();
    private View view;
    private boolean begun;
    private boolean rest;

    /// How one camera stands in it.
    public enum Standing {
        /// It waits for the first one.
        WAITS,
        UNDER_WAY,
        CONFIRMED,
        /// It was sent, or was to be, and did not end well.
        FAILED,
        /// Nothing was sent to it.
        LEFT_ALONE
    }

    /// One camera's result so far.
    ///
    /// @param text in words
    public record Line(CameraId camera, Standing standing, String text) {}

    /// All results so far, in the order in which the cameras were given.
    ///
    /// @param isOver whether nothing more comes
    public record View(List<Line> lines, boolean isOver) {
        public View {
            lines = List.copyOf(lines);
        }
    }

    ConfigBatch(
            ConfigRoom room,
            ConfigNotes notes,
            List<CameraId> cameras,
            Map<String, FieldValue> changes,
            boolean rollBack) {
        this.room = room;
        this.notes = notes;
        this.cameras = List.copyOf(cameras);
        this.changes = Map.copyOf(changes);
        this.rollBack = rollBack;
        cameras.forEach(camera -> put(camera, Standing.WAITS, "waits for the first one"));
        if (!cameras.isEmpty()) {
            put(cameras.getFirst(), Standing.WAITS, "goes first");
        }
        view = new View(List.copyOf(lines.values()), false);
    }

    View view() {
        return view;
    }

    void look() {
        if (view.isOver()) {
            return;
        }
        if (!begun) {
            begun = true;
            cameras.stream().findFirst().ifPresent(this::send);
        }
        cameras.forEach(this::follow);
        if (!rest && !cameras.isEmpty()) {
            goOn(standing(cameras.getFirst()));
        }
        boolean over = lines.values().stream()
                .noneMatch(line -> line.standing() == Standing.WAITS || line.standing() == Standing.UNDER_WAY);
        view = new View(new ArrayList<>(lines.values()), over);
        if (over) {
            notes.batchEnded(view);
        }
    }

    private void goOn(Standing first) {
        List<CameraId> others = cameras.subList(1, cameras.size());
        if (first == Standing.CONFIRMED) {
            rest = true;
            others.forEach(this::send);
        } else if (first == Standing.FAILED || first == Standing.LEFT_ALONE) {
            rest = true;
            others.forEach(camera -> put(camera, Standing.LEFT_ALONE, "left alone: the first one did not confirm"));
        }
    }

    private void send(CameraId camera) {
        try {
            room.push(camera, changes, rollBack);
            put(camera, Standing.UNDER_WAY, "sent");
        } catch (CommandRefusedException e) {
            put(camera, Standing.LEFT_ALONE, "nothing sent: " + e.getMessage());
        }
    }

    private void follow(CameraId camera) {
        ConfigPush push = room.of(camera).push();
        if (standing(camera) == Standing.UNDER_WAY && push != null && !push.isUnderWay()) {
            boolean confirmed = push.outcome() == ConfigPush.Outcome.CONFIRMED && !push.isRollBack();
            put(camera, confirmed ? Standing.CONFIRMED : Standing.FAILED, push.text());
        } else if (standing(camera) == Standing.UNDER_WAY && push != null && push.isRollBack()) {
            put(camera, Standing.FAILED, "not confirmed, and being rolled back");
        }
    }

    private Standing standing(CameraId camera) {
        Line line = lines.get(camera);
        return line == null ? Standing.WAITS : line.standing();
    }

    private void put(CameraId camera, Standing standing, String text) {
        lines.put(camera, new Line(camera, standing, text));
    }
}
