package vedette.ui.history;

import java.util.List;
import vedette.model.LogEntry;

/// What shows the rows that an [EventWindow] holds.
interface EventRows {
    /// Shows other rows.
    ///
    /// @param rows newest first
    /// @param fromTop whether to go to the first one; otherwise the rows that are looked at stay where they are
    void show(List<LogEntry> rows, boolean fromTop);

    /// Whether the first row is looked at and nothing is above it.
    boolean isAtTop();

    /// Something about the window has changed besides its rows: loading, failure, how many are new.
    void changed();
}
