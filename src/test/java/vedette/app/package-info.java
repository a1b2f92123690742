/// Tests of the whole program.
@NullMarked
package vedette.app;

import org.jspecify.annotations.NullMarked;
