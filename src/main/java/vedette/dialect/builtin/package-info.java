/// One final class for each camera system. Rank 2.
@NullMarked
package vedette.dialect.builtin;

import org.jspecify.annotations.NullMarked;
