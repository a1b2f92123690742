package vedette.simulator;

import java.util.List;
import java.util.Locale;
import vedette.model.Box;

/// The film of a dog on the floor, forth and back so that it loops without a jump.
final class FilmScene implements Scene {
    private static final int FRAMES = 41;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    /// Half the speed at which it was taken: the film is short.
    private static final double MOMENTS_PER_SECOND = 15;

    @Override
    public String name() {
        return "dog-film";
    }

    @Override
    public int moments() {
        return 2 * (FRAMES - 1);
    }

    @Override
    public double seconds() {
        return moments() / MOMENTS_PER_SECOND;
    }

    @Override
    public Picture at(int moment, FrameSize size) {
        int frame = moment < FRAMES ? moment : 2 * (FRAMES - 1) - moment;
        double aspect = ((double) WIDTH / HEIGHT) / ((double) size.width() / size.height());
        View view = View.around(0.41, 0.5, 1, aspect);
        String file = String.format(Locale.ROOT, "dog-film/%02d.jpg", frame + 1);
        return new Picture(view.of(Media.read(file), size), view.see(List.of(dog(frame))));
    }

    /// The camera sinks a little while it films, and the dog rises in the picture by as much.
    private static Thing dog(int frame) {
        double done = (double) frame / (FRAMES - 1);
        double left = 125 - 4 * done;
        double top = 28 + 18 * done;
        double right = 396 - 6 * done;
        double bottom = 294 + 22 * done;
        return new Thing(
                "dog",
                new Box.Normalised(left / WIDTH, top / HEIGHT, (right - left) / WIDTH, (bottom - top) / HEIGHT),
                null);
    }
}
