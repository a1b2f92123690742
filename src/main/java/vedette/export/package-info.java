/// The log in the forms that people ask for: tables, reports and evidence.
@NullMarked
package vedette.export;

import org.jspecify.annotations.NullMarked;
