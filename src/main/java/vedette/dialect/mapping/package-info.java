/// Camera systems that a file describes instead of a class: one TOML file for each.
@NullMarked
package vedette.dialect.mapping;

import org.jspecify.annotations.NullMarked;
