@NullMarked
package vedette.ui.history;

import org.jspecify.annotations.NullMarked;
