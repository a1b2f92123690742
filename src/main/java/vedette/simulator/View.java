package vedette.simulator;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import vedette.model.Box;

/// The part of a photograph that a camera shows, in fractions of the photograph.
record View(double x, double y, double width, double height) {
    /// Things of which less than this share is in the picture are not seen.
    private static final double VISIBLE_SHARE = 0.5;

    /// The view of the given width around a centre, moved so that it lies within the photograph.
    ///
    /// @param width as a fraction of the photograph's width; made smaller where the photograph is not high
    ///     enough
    /// @param aspect width by height of the photograph, divided by that of the picture
    static View around(double centreX, double centreY, double width, double aspect) {
        double wide = Math.min(width, Math.min(1, 1 / aspect));
        double high = wide * aspect;
        return new View(
                Math.clamp(centreX - wide / 2, 0, 1 - wide), Math.clamp(centreY - high / 2, 0, 1 - high), wide, high);
    }

    /// Draws this part of the photograph in the size given.
    BufferedImage of(BufferedImage photograph, FrameSize size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        double scaleX = size.width() / (width * photograph.getWidth());
        double scaleY = size.height() / (height * photograph.getHeight());
        graphics.scale(scaleX, scaleY);
        graphics.translate(-x * photograph.getWidth(), -y * photograph.getHeight());
        graphics.drawImage(photograph, 0, 0, null);
        graphics.dispose();
        return image;
    }

    /// The things of the photograph as this view shows them.
    List<Thing> see(List<Thing> things) {
        List<Thing> seen = new ArrayList<>();
        for (Thing thing : things) {
            Box.Normalised box = thing.box();
            double left = Math.clamp((box.x() - x) / width, 0, 1);
            double right = Math.clamp((box.x() + box.width() - x) / width, 0, 1);
            double top = Math.clamp((box.y() - y) / height, 0, 1);
            double bottom = Math.clamp((box.y() + box.height() - y) / height, 0, 1);
            double share = (right - left) * width * (bottom - top) * height / (box.width() * box.height());
            if (share >= VISIBLE_SHARE) {
                seen.add(new Thing(
                        thing.label(), new Box.Normalised(left, top, right - left, bottom - top), thing.text()));
            }
        }
        return seen;
    }
}
