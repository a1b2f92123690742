@NullMarked
package vedette.configuration;

import org.jspecify.annotations.NullMarked;
