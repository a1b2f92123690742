/// The wall: all cameras at once. Rank 5.
@NullMarked
package vedette.ui.live;

import org.jspecify.annotations.NullMarked;
