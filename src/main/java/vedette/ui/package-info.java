/// Window, navigation, theme, and the pulse that draws. Rank 4.
@NullMarked
package vedette.ui;

import org.jspecify.annotations.NullMarked;
