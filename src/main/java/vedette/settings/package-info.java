/// What the operator has set: loaded, checked, saved. Rank 1.
@NullMarked
package vedette.settings;

import org.jspecify.annotations.NullMarked;
