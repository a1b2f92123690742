/// Simulated cameras and an embedded broker, for the demo, the tests and the benchmarks. Rank 5.
@NullMarked
package vedette.simulator;

import org.jspecify.annotations.NullMarked;
