package vedette.ui.health;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import vedette.station.RejectionList.Rejection;

/// One line of the refused messages: the same object for the same topic and reason. On the FX thread.
final class RefusedRow {
    private final ReadOnlyObjectWrapper<Rejection> rejection;

    /// What makes two refusals alike.
    record Key(String broker, String topic, String reason) {
        static Key of(Rejection rejection) {
            return new Key(rejection.broker(), rejection.topic(), rejection.reason());
        }
    }

    RefusedRow(Rejection rejection) {
        this.rejection = new ReadOnlyObjectWrapper<>(rejection);
    }

    void update(Rejection now) {
        if (!now.equals(rejection.get())) {
            rejection.set(now);
        }
    }

    ReadOnlyObjectProperty<Rejection> rejection() {
        return rejection.getReadOnlyProperty();
    }
}
