/// One camera: large picture, health, events. Rank 5.
@NullMarked
package vedette.ui.camera;

import org.jspecify.annotations.NullMarked;
