/// Tests of what the operator sets.
@NullMarked
package vedette.settings;

import org.jspecify.annotations.NullMarked;
