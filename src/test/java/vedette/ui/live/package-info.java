@NullMarked
package vedette.ui.live;

import org.jspecify.annotations.NullMarked;
