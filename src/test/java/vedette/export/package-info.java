/// Tests of exports and evidence.
@NullMarked
package vedette.export;

import org.jspecify.annotations.NullMarked;
