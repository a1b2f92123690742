/// Tests of pictures: headers, decoders, buffers and lanes.
@NullMarked
package vedette.video;

import org.jspecify.annotations.NullMarked;
