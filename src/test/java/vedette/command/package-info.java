@NullMarked
package vedette.command;

import org.jspecify.annotations.NullMarked;
