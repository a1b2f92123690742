/// The living system: routing, lanes, live cameras, freshness. Rank 3.
@NullMarked
package vedette.station;

import org.jspecify.annotations.NullMarked;
