/// Tests of the dialects' shared parts, and the contract that each dialect keeps.
@NullMarked
package vedette.dialect;

import org.jspecify.annotations.NullMarked;
