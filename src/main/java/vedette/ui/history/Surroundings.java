package vedette.ui.history;

import java.time.Clock;
import java.util.concurrent.Executor;
import vedette.settings.SavedSearches;
import vedette.store.LogReader;
import vedette.ui.Desktop;
import vedette.ui.Navigator;

/// What the screen and its parts stand in.
///
/// @param desktop asks where to save an export
/// @param clock tells what `today` is, in the operator's zone
/// @param thread does its tasks on the FX thread
/// @param background does what must not hold up the FX thread
record Surroundings(
        LogReader log,
        StationSide station,
        Navigator navigator,
        Desktop desktop,
        Clock clock,
        SavedSearches searches,
        Exporter exporter,
        Executor thread,
        Executor background) {}
