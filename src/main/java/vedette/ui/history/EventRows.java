package vedette.ui.history;

import java.util.List;
import vedette.model.LogEntry;

/// What shows the rows that an [EventWindow] holds.
interface EventRows {
    /// What is looked at after other rows are shown.
    enum Place {
        /// The rows that were looked at before.
        KEEP,
        /// The first row.
        TOP,
        /// The last row.
        END
    }

    /// Shows other rows.
    ///
    /// @param rows newest first
    void show(List<LogEntry> rows, Place place);

    /// Whether the first row is looked at and nothing is above it.
    boolean isAtTop();

    /// The index of the first row that is looked at, or 0.
    int firstVisible();

    /// The index of the last row that is looked at, or -1 when there is none.
    int lastVisible();

    /// Something about the window has changed besides its rows: loading, failure, how many are new.
    void changed();
}
