/// Tests of what is peculiar to each camera system.
@NullMarked
package vedette.dialect.builtin;

import org.jspecify.annotations.NullMarked;
