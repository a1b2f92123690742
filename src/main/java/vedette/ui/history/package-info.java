/// The screen that shows the event log: filter, time ruler, table, details, export. Rank 5.
@NullMarked
package vedette.ui.history;

import org.jspecify.annotations.NullMarked;
