/// Tests of the vocabulary.
@NullMarked
package vedette.model;

import org.jspecify.annotations.NullMarked;
