package vedette.station;

import vedette.model.Arrival;
import vedette.model.CameraEvent;

/// Something in the station that acts on what cameras say. Called on the events thread, once for each event that is no
/// repeat, after the camera's state has taken it; returns soon and never throws.
@FunctionalInterface
interface NewsFollower {
    void heard(CameraEvent event, Arrival arrival);
}
