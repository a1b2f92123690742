@NullMarked
package vedette.ui.camera;

import org.jspecify.annotations.NullMarked;
