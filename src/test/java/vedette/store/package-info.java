/// Tests of the event log.
@NullMarked
package vedette.store;

import org.jspecify.annotations.NullMarked;
