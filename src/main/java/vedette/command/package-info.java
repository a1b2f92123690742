/// Commands to cameras from the moment they are given to their last word: queued, sent again, answered, confirmed,
/// refused or expired. Knows neither brokers nor screens. Rank 2.
@NullMarked
package vedette.command;

import org.jspecify.annotations.NullMarked;
