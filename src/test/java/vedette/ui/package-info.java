@NullMarked
package vedette.ui;

import org.jspecify.annotations.NullMarked;
