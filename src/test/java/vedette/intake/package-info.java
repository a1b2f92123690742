/// Tests of what looks at unknown topics.
@NullMarked
package vedette.intake;

import org.jspecify.annotations.NullMarked;
