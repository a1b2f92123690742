/// Tests of the living station, on a fake log and a fake broker.
@NullMarked
package vedette.station;

import org.jspecify.annotations.NullMarked;
