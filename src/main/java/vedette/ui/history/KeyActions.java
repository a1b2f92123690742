package vedette.ui.history;

import java.util.List;
import vedette.model.LogEntry;
import vedette.ui.Sheet;

/// Does what the screen's keys ask for. On the FX thread.
///
/// @param sheets that Escape puts away
record KeyActions(
        Surroundings around,
        FilterBar filterBar,
        TablePane tablePane,
        FacetDrawer drawer,
        List<Sheet> sheets,
        Runnable saving,
        Runnable exporting)
        implements EventKeys.Wanted {
    @Override
    public void search() {
        filterBar.search().requestFocus();
        filterBar.search().selectAll();
    }

    @Override
    public void saveSearch() {
        saving.run();
    }

    @Override
    public void export() {
        exporting.run();
    }

    @Override
    public void openCamera() {
        LogEntry selected = tablePane.table().selected();
        if (selected != null) {
            around.station()
                    .cameraOf(selected)
                    .ifPresentOrElse(
                            around.navigator()::openCamera,
                            () -> around.navigator().tell("No camera that speaks now belongs to this event."));
        }
    }

    @Override
    public void newest() {
        tablePane.window().top();
    }

    @Override
    public void oldest() {
        tablePane.window().bottom();
    }

    @Override
    public boolean isTableFocused() {
        return tablePane.table().isFocused();
    }

    /// Undoes the nearest thing: what lies over the screen, the search, the narrowed time.
    @Override
    public boolean stepBack() {
        if (filterBar.search().closeList()) {
            return true;
        }
        for (Sheet sheet : sheets) {
            if (sheet.isVisible()) {
                sheet.putAway();
                return true;
            }
        }
        if (drawer.close()) {
            return true;
        }
        if (!filterBar.search().getText().isEmpty()) {
            filterBar.clearSearch();
        } else if (filterBar.search().isFocused()) {
            tablePane.table().requestFocus();
        } else {
            return filterBar.time().widen();
        }
        return true;
    }
}
