package vedette.simulator;

import org.jspecify.annotations.Nullable;
import vedette.model.Box;

/// One thing that is truly to be seen in a picture.
///
/// @param label `face`, `person`, `cat`, `dog`, `car`, `train` or `plate`
/// @param box where it is, cut to the picture
/// @param text the number on a plate, the colour of a drawn car, or null
public record Thing(
        String label, Box.Normalised box, @Nullable String text) {
    /// The box as `[x1, y1, x2, y2]` in pixels of a picture of this size.
    int[] corners(FrameSize size) {
        return new int[] {
            (int) Math.round(box.x() * size.width()),
            (int) Math.round(box.y() * size.height()),
            (int) Math.round((box.x() + box.width()) * size.width()),
            (int) Math.round((box.y() + box.height()) * size.height())
        };
    }
}
