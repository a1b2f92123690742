package vedette.ui.cameras;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import vedette.model.CameraId;
import vedette.model.Freshness;
import vedette.settings.CameraBook;
import vedette.station.LiveCamera;

/// One camera as a line of the list. On the FX thread.
final class CameraLine {
    final SimpleStringProperty name = new SimpleStringProperty("");
    final SimpleStringProperty own = new SimpleStringProperty("");
    final SimpleStringProperty group = new SimpleStringProperty("");
    final SimpleStringProperty refused = new SimpleStringProperty("");
    final SimpleObjectProperty<State> state = new SimpleObjectProperty<>();
    final String system;
    final String place;
    private final LiveCamera camera;

    /// How it is: blocked, or as fresh as it is.
    record State(boolean blocked, Freshness freshness) {}

    CameraLine(LiveCamera camera, String system) {
        this.camera = camera;
        this.system = system;
        place = camera.id().broker() + " · " + camera.id().installation();
        state.set(new State(false, camera.freshness()));
    }

    LiveCamera camera() {
        return camera;
    }

    CameraId id() {
        return camera.id();
    }

    boolean isBlocked() {
        return state.get().blocked();
    }

    void update(CameraBook book) {
        CameraBook.Entry entry = book.of(id().key());
        name.set(camera.displayName());
        own.set(entry.name().isEmpty() ? "" : id().name());
        group.set(entry.group());
        String why = camera.lastRejection();
        refused.set(camera.rejected() == 0 ? "" : camera.rejected() + " refused" + (why == null ? "" : ": " + why));
        state.set(new State(entry.blocked(), camera.freshness()));
    }
}
