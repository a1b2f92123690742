package vedette.simulator;

import java.awt.image.BufferedImage;
import java.util.List;

/// What a simulated camera looks at: a loop of moments. Stateless after it is made; used by several
/// threads.
interface Scene {
    /// Two scenes of the same name show the same.
    String name();

    /// How many different moments the loop has.
    int moments();

    /// How long the loop takes, in seconds.
    double seconds();

    /// Draws a moment.
    ///
    /// @param moment from 0 to `moments() - 1`
    Picture at(int moment, FrameSize size);

    /// A drawn moment.
    ///
    /// @param image opaque RGB of the size asked for
    /// @param things what is to be seen in it
    record Picture(BufferedImage image, List<Thing> things) {}
}
