@NullMarked
package vedette.ui.health;

import org.jspecify.annotations.NullMarked;
