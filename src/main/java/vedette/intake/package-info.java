/// What speaks under an unknown topic: looked at, grouped into candidates, and remembered within bounds.
@NullMarked
package vedette.intake;

import org.jspecify.annotations.NullMarked;
