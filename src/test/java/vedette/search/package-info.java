/// Tests of what one searches the log by.
@NullMarked
package vedette.search;

import org.jspecify.annotations.NullMarked;
