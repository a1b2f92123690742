/// Messages and transports, free of any protocol's library. Rank 0: imports nothing of ours.
@NullMarked
package vedette.message;

import org.jspecify.annotations.NullMarked;
