package vedette.ui.history;

import java.util.Set;
import vedette.model.CameraId;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.search.QueryText;

/// Does what the operator wants of the event that is shown in the details. On the FX thread.
final class DetailsWanted implements EventDetails.Wanted {
    private final Surroundings around;
    private final FilterBar filterBar;
    private final KeepSheet keepSheet;

    DetailsWanted(Surroundings around, FilterBar filterBar, KeepSheet keepSheet) {
        this.around = around;
        this.filterBar = filterBar;
        this.keepSheet = keepSheet;
    }

    @Override
    public void camera(CameraId camera) {
        around.navigator().openCamera(camera);
    }

    @Override
    public void onlyCamera(String camera) {
        filterBar.cameras().choose(Set.of(camera));
    }

    /// All sightings, not only those of the time that is shown.
    @Override
    public void plate(String number) {
        filterBar.searchOnly(QueryText.of(EventFilter.ALL.ofPlates(Set.of(number))));
    }

    @Override
    public void keep(LogEntry event) {
        keepSheet.open(event);
    }
}
