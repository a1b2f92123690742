@NullMarked
package vedette.http;

import org.jspecify.annotations.NullMarked;
