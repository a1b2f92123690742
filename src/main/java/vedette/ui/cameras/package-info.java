/// The Cameras screen: names, groups and order of the cameras, and the inbox of new ones.
@NullMarked
package vedette.ui.cameras;

import org.jspecify.annotations.NullMarked;
