/// Lists of plates: what stands on them, what a read means for them, and how they are kept, imported and exported.
/// Rank 2.
@NullMarked
package vedette.watchlist;

import org.jspecify.annotations.NullMarked;
