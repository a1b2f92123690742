/// Tests of the simulated cameras: they must behave as the real ones do.
@NullMarked
package vedette.simulator;

import org.jspecify.annotations.NullMarked;
