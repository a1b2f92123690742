/// Tests of lists of plates.
@NullMarked
package vedette.watchlist;

import org.jspecify.annotations.NullMarked;
