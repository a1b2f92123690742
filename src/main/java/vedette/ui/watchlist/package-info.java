/// The watchlist: its entries, the newest hit, and where a plate was seen.
@NullMarked
package vedette.ui.watchlist;

import org.jspecify.annotations.NullMarked;
