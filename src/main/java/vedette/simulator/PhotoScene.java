package vedette.simulator;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import vedette.model.Box;

/// A photograph over which the camera pans and zooms, in a loop without a jump.
final class PhotoScene implements Scene {
    private static final int MOMENTS = 96;
    private static final double SECONDS = 9.6;

    private final String name;
    private final String file;
    private final Path path;
    private final List<Thing> things;
    private final AtomicReference<BufferedImage> photograph = new AtomicReference<>();

    /// @param path how the view moves
    /// @param things in fractions of the photograph
    PhotoScene(String name, String file, Path path, List<Thing> things) {
        this.name = name;
        this.file = file;
        this.path = path;
        this.things = things;
    }

    /// How the view moves, in fractions of the photograph.
    ///
    /// @param centreX, centreY around which it moves
    /// @param swingX, swingY how far it moves to either side
    /// @param narrowest, widest between which the width of the view breathes
    record Path(double centreX, double centreY, double swingX, double swingY, double narrowest, double widest) {
        /// @param turn from 0 to 1, where 1 is again 0
        View at(double turn, double aspect) {
            double angle = 2 * Math.PI * turn;
            double width = narrowest + (widest - narrowest) * (0.5 + 0.5 * Math.cos(angle));
            return View.around(
                    centreX + swingX * Math.sin(angle), centreY + swingY * Math.sin(2 * angle), width, aspect);
        }
    }

    /// A thing by its corners in pixels of a photograph.
    static Thing thing(String label, int photoWidth, int photoHeight, int left, int top, int right, int bottom) {
        return new Thing(
                label,
                new Box.Normalised(
                        (double) left / photoWidth,
                        (double) top / photoHeight,
                        (double) (right - left) / photoWidth,
                        (double) (bottom - top) / photoHeight),
                null);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int moments() {
        return MOMENTS;
    }

    @Override
    public double seconds() {
        return SECONDS;
    }

    @Override
    public Picture at(int moment, FrameSize size) {
        BufferedImage photo = photograph();
        double aspect = ((double) photo.getWidth() / photo.getHeight()) / ((double) size.width() / size.height());
        View view = path.at((double) moment / MOMENTS, aspect);
        return new Picture(view.of(photo, size), view.see(things));
    }

    private BufferedImage photograph() {
        BufferedImage known = photograph.get();
        if (known == null) {
            known = Media.read(file);
            photograph.set(known);
        }
        return known;
    }
}
