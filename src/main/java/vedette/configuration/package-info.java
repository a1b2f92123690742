/// Configurations of cameras as states: reported, changed, checked, sent, confirmed, drifted, rolled back. Rank 2.
@NullMarked
package vedette.configuration;

import org.jspecify.annotations.NullMarked;
