/// Tests of the journal.
@NullMarked
package vedette.journal;

import org.jspecify.annotations.NullMarked;
