/// Benchmarks: what the station does, measured beside its physical limit in the same run. Rank 6.
@NullMarked
package vedette.bench;

import org.jspecify.annotations.NullMarked;
