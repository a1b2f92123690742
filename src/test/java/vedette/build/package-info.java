/// Tests of the build itself: style and architecture.
@NullMarked
package vedette.build;

import org.jspecify.annotations.NullMarked;
