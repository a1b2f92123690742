/// The journal: what was acknowledged, on disk, chained and signed. It knows nothing of cameras.
@NullMarked
package vedette.journal;

import org.jspecify.annotations.NullMarked;
