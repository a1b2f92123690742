/// Pictures: slots where the newest wins, JPEG decoding, pixel buffers. Rank 1. The only home of native
/// decoders.
@NullMarked
package vedette.video;

import org.jspecify.annotations.NullMarked;
