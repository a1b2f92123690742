/// Tests of the camera systems that files describe.
@NullMarked
package vedette.dialect.mapping;

import org.jspecify.annotations.NullMarked;
