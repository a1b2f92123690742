/// The event log. Rank 2. The only home of the database.
@NullMarked
package vedette.store;

import org.jspecify.annotations.NullMarked;
