/// What any bytes must not do to the decoders: run by a fuzzer on demand, and over a kept corpus by the tests.
@NullMarked
package vedette.fuzz;

import org.jspecify.annotations.NullMarked;
