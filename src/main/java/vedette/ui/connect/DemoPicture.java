package vedette.ui.connect;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;

/// Small drawings of what the demo's cameras see. Their colours are those of pictures and the same in both
/// looks.
enum DemoPicture {
    NURSERY("Nursery", "#3a4656", "#232c38") {
        @Override
        void scene(GraphicsContext g) {
            g.setFill(Color.web("#8a7a64"));
            g.fillRect(12, 41, 100, 7);
            for (int x = 18; x < 110; x += 14) {
                g.fillRect(x, 32, 3, 30);
            }
            g.setFill(Color.web("#a9b4c8"));
            g.fillOval(38, 40, 50, 20);
            g.setFill(Color.web("#d8b59a"));
            g.fillOval(33, 34, 19, 19);
        }
    },
    GATE("Gate", "#5a6470", "#3a4048") {
        @Override
        void scene(GraphicsContext g) {
            road(g, "#43474c");
            car(g, 76, 30);
        }
    },
    DOOR("Door", "#4f5b4c", "#2d352c") {
        @Override
        void scene(GraphicsContext g) {
            g.setFill(Color.web("#6b4f3a"));
            g.fillRect(76, 12, 32, 60);
            g.setFill(Color.web("#d8c27a"));
            g.fillOval(101, 40, 3, 3);
            person(g, 42, 18, "#34536f", "#d8b59a");
        }
    },
    YARD("Yard", "#1f2a20", "#0d130e") {
        @Override
        void scene(GraphicsContext g) {
            g.setFill(Color.web("#18211a"));
            g.fillOval(8, 30, 54, 54);
            person(g, 84, 30, "#6f9c76", "#98c49c");
        }
    },
    CAR_PARK("Car park", "#62666c", "#3c3f44") {
        @Override
        void scene(GraphicsContext g) {
            road(g, "#4b4d51");
            car(g, 72, 31);
        }
    },
    GARDEN("Garden", "#465a45", "#263326") {
        @Override
        void scene(GraphicsContext g) {
            g.setFill(Color.web("#365238"));
            g.fillOval(4, 18, 46, 46);
            g.fillOval(80, 8, 44, 44);
            g.setFill(Color.web("#7a6650"));
            g.fillRoundRect(52, 42, 17, 8, 3, 3);
        }
    };

    static final double WIDTH = 128;
    static final double HEIGHT = 72;

    private final String title;
    private final String above;
    private final String below;

    DemoPicture(String title, String above, String below) {
        this.title = title;
        this.above = above;
        this.below = below;
    }

    abstract void scene(GraphicsContext g);

    String title() {
        return title;
    }

    Canvas draw() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(new LinearGradient(
                0, 0, 0, 1, true, CycleMethod.NO_CYCLE, new Stop(0, Color.web(above)), new Stop(1, Color.web(below))));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        scene(g);
        return canvas;
    }

    private static void road(GraphicsContext g, String colour) {
        g.setFill(Color.web(colour));
        g.fillPolygon(new double[] {0, 44, 84, WIDTH, WIDTH, 0}, new double[] {58, 32, 32, 46, HEIGHT, HEIGHT}, 6);
    }

    private static void car(GraphicsContext g, double x, double y) {
        g.setFill(Color.web("#9fb3c8"));
        g.fillRoundRect(x + 8, y, 23, 12, 5, 5);
        g.setFill(Color.web("#c9ccd3"));
        g.fillRoundRect(x, y + 8, 40, 14, 5, 5);
        g.setFill(Color.web("#16181c"));
        g.fillOval(x + 5, y + 18, 8, 8);
        g.fillOval(x + 27, y + 18, 8, 8);
    }

    private static void person(GraphicsContext g, double x, double y, String clothes, String skin) {
        g.setFill(Color.web(clothes));
        g.fillRoundRect(x, y + 9, 12, 34, 9, 9);
        g.setFill(Color.web(skin));
        g.fillOval(x, y, 12, 12);
    }
}
