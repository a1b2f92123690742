/// Tests of the watchlist's screen.
@NullMarked
package vedette.ui.watchlist;

import org.jspecify.annotations.NullMarked;
