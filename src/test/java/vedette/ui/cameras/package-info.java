/// Tests of the Cameras screen.
@NullMarked
package vedette.ui.cameras;

import org.jspecify.annotations.NullMarked;
