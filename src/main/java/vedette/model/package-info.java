/// The vocabulary of the station: cameras, what they report, and what is kept of it. Rank 0: imports nothing of ours.
@NullMarked
package vedette.model;

import org.jspecify.annotations.NullMarked;
