/// What the log is searched by: filters, the words that an operator types, and the index that answers them.
@NullMarked
package vedette.search;

import org.jspecify.annotations.NullMarked;
