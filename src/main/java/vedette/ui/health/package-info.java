/// The screen that says how brokers, cameras and this station are doing. Rank 5.
@NullMarked
package vedette.ui.health;

import org.jspecify.annotations.NullMarked;
