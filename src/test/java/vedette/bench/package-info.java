/// Tests of the benchmarks: that they run, not how fast.
@NullMarked
package vedette.bench;

import org.jspecify.annotations.NullMarked;
