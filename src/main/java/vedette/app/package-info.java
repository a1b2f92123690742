/// Command line and wiring: the only package that knows everyone.
@NullMarked
package vedette.app;

import org.jspecify.annotations.NullMarked;
