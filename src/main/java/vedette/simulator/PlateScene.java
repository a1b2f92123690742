package vedette.simulator;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import vedette.model.Box;

/// A drawn gate through which one car after another drives, each with its own number plate. Drawn 480 units
/// high and as wide as the picture needs.
final class PlateScene implements Scene {
    private static final int CARS = 5;
    private static final int MOMENTS_PER_CAR = 48;
    private static final double SECONDS_PER_CAR = 5;
    private static final double HEIGHT = 480;
    private static final double HORIZON = 190;
    /// While the last share of a car's time the road is empty.
    private static final double PRESENT_SHARE = 0.85;
    /// What is less in the picture than this is not seen.
    private static final double VISIBLE_SHARE = 0.6;
    /// Plates narrower than this share of the picture cannot be read.
    private static final double LEGIBLE_WIDTH = 0.05;

    private final long seed;
    private final List<Car> cars;

    PlateScene(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        int watched = (int) Math.floorMod(seed, (long) CARS);
        cars = IntStream.range(0, CARS)
                .mapToObj(i -> i == watched ? Car.random(random).withPlate(Car.WATCHED_PLATE) : Car.random(random))
                .toList();
    }

    @Override
    public String name() {
        return "gate-" + seed;
    }

    @Override
    public int moments() {
        return CARS * MOMENTS_PER_CAR;
    }

    @Override
    public double seconds() {
        return CARS * SECONDS_PER_CAR;
    }

    @Override
    public Picture at(int moment, FrameSize size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double scale = size.height() / HEIGHT;
        double width = size.width() / scale;
        graphics.scale(scale, scale);
        Car car = cars.get(moment / MOMENTS_PER_CAR % CARS);
        double progress = (moment % MOMENTS_PER_CAR) / (double) MOMENTS_PER_CAR / PRESENT_SHARE;
        List<Thing> things = new ArrayList<>();
        drawSurroundings(graphics, width);
        if (progress < 1) {
            AffineTransform place = place(progress, width);
            Graphics2D there = (Graphics2D) graphics.create();
            there.transform(place);
            CarDrawing.draw(there, car);
            there.dispose();
            see(things, "car", place, CarDrawing.CAR, width, car.description());
            see(things, "plate", place, CarDrawing.PLATE, width, car.plate());
        }
        drawBarrier(graphics, Math.clamp((progress - 0.3) / 0.25, 0, 1) * (progress < 1 ? 1 : 0));
        graphics.dispose();
        return new Picture(image, List.copyOf(things));
    }

    /// Where a car stands: it comes nearer, slows down at the gate, and leaves to the right.
    private static AffineTransform place(double progress, double width) {
        double near = progress < 0.75 ? 0.14 + 0.96 * Math.sin(progress / 0.75 * Math.PI / 2) : leaving(progress);
        AffineTransform place = new AffineTransform();
        place.translate(width * (0.33 + 0.24 * Math.pow(near, 1.4)), HORIZON + 10 + 250 * near);
        place.scale(near, near);
        return place;
    }

    private static double leaving(double progress) {
        double gone = (progress - 0.75) / 0.25;
        return 1.1 + 2.6 * gone * gone;
    }

    private static void see(
            List<Thing> things, String label, AffineTransform place, Rectangle2D shape, double width, String text) {
        Rectangle2D whole = place.createTransformedShape(shape).getBounds2D();
        Rectangle2D seen = whole.createIntersection(new Rectangle2D.Double(0, 0, width, HEIGHT));
        boolean visible = seen.getWidth() > 0
                && seen.getHeight() > 0
                && seen.getWidth() * seen.getHeight() >= VISIBLE_SHARE * whole.getWidth() * whole.getHeight();
        if (visible && (!label.equals("plate") || seen.getWidth() >= LEGIBLE_WIDTH * width)) {
            things.add(new Thing(
                    label,
                    new Box.Normalised(
                            seen.getX() / width,
                            seen.getY() / HEIGHT,
                            seen.getWidth() / width,
                            seen.getHeight() / HEIGHT),
                    text));
        }
    }

    private static void drawSurroundings(Graphics2D graphics, double width) {
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x5B8FBF), 0, (float) HORIZON, new Color(0xE3E6E0)));
        graphics.fill(new Rectangle2D.Double(0, 0, width, HORIZON));
        graphics.setColor(new Color(0x8CA3A0));
        graphics.fill(new Ellipse2D.Double(-0.2 * width, HORIZON - 46, 0.7 * width, 120));
        graphics.setColor(new Color(0x7A9488));
        graphics.fill(new Ellipse2D.Double(0.35 * width, HORIZON - 34, 0.9 * width, 110));
        graphics.setPaint(
                new GradientPaint(0, (float) HORIZON, new Color(0x7E9A63), 0, (float) HEIGHT, new Color(0x4F6B3C)));
        graphics.fill(new Rectangle2D.Double(0, HORIZON, width, HEIGHT - HORIZON));
        graphics.setPaint(
                new GradientPaint(0, (float) HORIZON, new Color(0x86898C), 0, (float) HEIGHT, new Color(0x4A4D51)));
        Path2D left = edge(width, 0.30, 0.28, 0.08);
        Path2D right = edge(width, 0.36, 0.61, 1.18);
        Path2D road = new Path2D.Double(left);
        road.lineTo(width * 1.18, HEIGHT);
        road.quadTo(width * 0.61, 330, width * 0.36, HORIZON);
        road.closePath();
        graphics.fill(road);
        graphics.setStroke(new BasicStroke(4));
        graphics.setColor(new Color(0xD9D7C8));
        graphics.draw(left);
        graphics.draw(right);
        drawHouse(graphics, width);
    }

    private static Path2D edge(double width, double far, double middle, double near) {
        Path2D edge = new Path2D.Double();
        edge.moveTo(width * far, HORIZON);
        edge.quadTo(width * middle, 330, width * near, HEIGHT);
        return edge;
    }

    /// The gatekeeper's house to the left of the road.
    private static void drawHouse(Graphics2D graphics, double width) {
        double left = 0.02 * width;
        graphics.setPaint(new GradientPaint(0, 150, new Color(0xC9B79C), 0, 330, new Color(0x9C8A70)));
        graphics.fill(new Rectangle2D.Double(left, 160, 84, 165));
        graphics.setColor(new Color(0x6B4A3A));
        graphics.fill(new Rectangle2D.Double(left - 8, 148, 100, 16));
        graphics.setPaint(new GradientPaint(0, 185, new Color(0x3A5266), 0, 240, new Color(0x9CBACD)));
        graphics.fill(new Rectangle2D.Double(left + 14, 185, 56, 55));
        graphics.setColor(new Color(0x5A6068));
        graphics.fill(new Rectangle2D.Double(left + 88, 262, 14, 78));
    }

    /// @param open from 0, across the road, to 1, upright
    private static void drawBarrier(Graphics2D graphics, double open) {
        Graphics2D arm = (Graphics2D) graphics.create();
        arm.translate(112, 272);
        arm.rotate(-Math.toRadians(82) * open);
        arm.setStroke(new BasicStroke(8, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        arm.setColor(new Color(0xF1F1EC));
        arm.draw(new Line2D.Double(0, 0, 250, 0));
        arm.setStroke(new BasicStroke(8, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {25, 25}, 0));
        arm.setColor(new Color(0xC22B2B));
        arm.draw(new Line2D.Double(0, 0, 250, 0));
        arm.dispose();
    }
}
