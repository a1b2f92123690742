@NullMarked
package vedette.ui.connect;

import org.jspecify.annotations.NullMarked;
