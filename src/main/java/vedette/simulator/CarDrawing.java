package vedette.simulator;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// Draws a car from the front, 300 units wide and 230 high, standing on the origin, in the graphics' own
/// scale.
final class CarDrawing {
    /// From the tyres' outer edges and the roof to the road.
    static final Rectangle2D CAR = new Rectangle2D.Double(-150, -230, 300, 230);

    static final Rectangle2D PLATE = new Rectangle2D.Double(-52, -72, 104, 32);

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 22);

    private CarDrawing() {}

    static void draw(Graphics2D graphics, Car car) {
        graphics.setColor(new Color(0, 0, 0, 90));
        graphics.fill(new Ellipse2D.Double(-160, -14, 320, 26));
        graphics.setColor(new Color(0x17181A));
        graphics.fill(new RoundRectangle2D.Double(-146, -70, 50, 70, 18, 18));
        graphics.fill(new RoundRectangle2D.Double(96, -70, 50, 70, 18, 18));
        drawCabin(graphics, car.paint());
        drawFront(graphics, car.paint());
        drawPlate(graphics, PLATE, car.plate());
    }

    private static void drawCabin(Graphics2D graphics, Color paint) {
        Path2D cabin = trapezoid(-124, -138, 124, -88, -230, 88);
        graphics.setColor(paint.darker());
        graphics.fill(cabin);
        graphics.setPaint(new GradientPaint(0, -222, new Color(0x9CC3DD), 0, -140, new Color(0x2F3F4C)));
        graphics.fill(trapezoid(-110, -140, 110, -80, -220, 80));
        graphics.setColor(new Color(255, 255, 255, 60));
        Path2D gleam = new Path2D.Double();
        gleam.moveTo(-60, -220);
        gleam.lineTo(-30, -220);
        gleam.lineTo(-62, -140);
        gleam.lineTo(-96, -140);
        gleam.closePath();
        graphics.fill(gleam);
        graphics.setColor(paint.darker());
        graphics.fill(new RoundRectangle2D.Double(-150, -158, 34, 20, 10, 10));
        graphics.fill(new RoundRectangle2D.Double(116, -158, 34, 20, 10, 10));
    }

    private static void drawFront(Graphics2D graphics, Color paint) {
        graphics.setPaint(new GradientPaint(0, -150, paint.brighter(), 0, -30, paint.darker()));
        graphics.fill(new RoundRectangle2D.Double(-140, -148, 280, 122, 44, 44));
        graphics.setColor(new Color(0x1C1F23));
        graphics.fill(new RoundRectangle2D.Double(-78, -112, 156, 30, 16, 16));
        graphics.fill(new RoundRectangle2D.Double(-120, -40, 240, 18, 12, 12));
        graphics.setColor(new Color(0x8D959C));
        for (int bar = -60; bar <= 60; bar += 20) {
            graphics.fill(new Rectangle2D.Double(bar - 1.5, -108, 3, 22));
        }
        graphics.setColor(new Color(0xFFF6D0));
        graphics.fill(new Ellipse2D.Double(-130, -116, 44, 30));
        graphics.fill(new Ellipse2D.Double(86, -116, 44, 30));
        graphics.setColor(Color.WHITE);
        graphics.fill(new Ellipse2D.Double(-118, -110, 18, 14));
        graphics.fill(new Ellipse2D.Double(100, -110, 18, 14));
    }

    private static Path2D trapezoid(
            double left, double bottom, double right, double topLeft, double top, double topRight) {
        Path2D path = new Path2D.Double();
        path.moveTo(left, bottom);
        path.lineTo(topLeft, top);
        path.lineTo(topRight, top);
        path.lineTo(right, bottom);
        path.closePath();
        return path;
    }

    /// The plate alone, as a camera cuts it out.
    static BufferedImage plate(String number, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(width / PLATE.getWidth(), height / PLATE.getHeight());
        graphics.translate(-PLATE.getX(), -PLATE.getY());
        drawPlate(graphics, PLATE, number);
        graphics.dispose();
        return image;
    }

    private static void drawPlate(Graphics2D graphics, Rectangle2D plate, String number) {
        graphics.setColor(new Color(0x15171A));
        graphics.fill(plate);
        graphics.setColor(new Color(0xF7F7F2));
        graphics.fill(new RoundRectangle2D.Double(
                plate.getX() + 2, plate.getY() + 2, plate.getWidth() - 4, plate.getHeight() - 4, 5, 5));
        // As an outline, because text drawn as text snaps to whole pixels and so trembles while the car comes nearer.
        GlyphVector glyphs = FONT.createGlyphVector(graphics.getFontRenderContext(), number);
        Rectangle2D ink = glyphs.getOutline().getBounds2D();
        AffineTransform place = new AffineTransform();
        place.translate(plate.getCenterX(), plate.getCenterY());
        double fit = Math.min((plate.getWidth() - 12) / ink.getWidth(), (plate.getHeight() - 12) / ink.getHeight());
        place.scale(fit, fit);
        place.translate(-ink.getCenterX(), -ink.getCenterY());
        graphics.setColor(new Color(0x10131A));
        graphics.fill(place.createTransformedShape(glyphs.getOutline()));
    }
}
