/// The screen that asks for the broker, tries it, and offers the demo. Rank 5.
@NullMarked
package vedette.ui.connect;

import org.jspecify.annotations.NullMarked;
