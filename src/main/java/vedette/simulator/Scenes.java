package vedette.simulator;

import static vedette.simulator.PhotoScene.thing;

import java.util.List;

/// What there is to look at. The boxes were measured in the photographs.
final class Scenes {
    /// A smiling face: the stand-in for a child, of whom there is no free picture.
    static final Scene FACE = new PhotoScene(
            "face",
            "astronaut.jpg",
            new PhotoScene.Path(0.46, 0.36, 0.08, 0.04, 0.72, 0.92),
            List.of(thing("face", 512, 512, 172, 60, 280, 190), thing("person", 512, 512, 20, 14, 364, 512)));

    static final Scene CAT = new PhotoScene(
            "cat",
            "chelsea.jpg",
            new PhotoScene.Path(0.5, 0.5, 0.06, 0, 0.8, 0.88),
            List.of(thing("cat", 451, 300, 0, 0, 400, 300)));

    static final Scene CAMERAMAN = new PhotoScene(
            "cameraman",
            "camera.jpg",
            new PhotoScene.Path(0.5, 0.42, 0.09, 0.04, 0.8, 1),
            List.of(thing("person", 512, 512, 0, 62, 334, 512)));

    static final Scene TRAFFIC = new PhotoScene(
            "traffic",
            "street.jpg",
            new PhotoScene.Path(0.755, 0.685, 0.05, 0.03, 0.42, 0.52),
            List.of(
                    thing("car", 1280, 960, 1187, 825, 1241, 865),
                    thing("car", 1280, 960, 893, 636, 925, 662),
                    thing("car", 1280, 960, 828, 566, 855, 586),
                    thing("car", 1280, 960, 780, 554, 804, 575),
                    thing("car", 1280, 960, 744, 524, 769, 541),
                    thing("car", 1280, 960, 826, 534, 866, 554),
                    thing("person", 1280, 960, 937, 599, 956, 622)));

    static final Scene DOGS = new PhotoScene(
            "dogs",
            "dogs.jpg",
            new PhotoScene.Path(0.54, 0.5, 0.1, 0.05, 0.66, 0.95),
            List.of(thing("dog", 1024, 768, 352, 212, 545, 486), thing("dog", 1024, 768, 507, 233, 757, 546)));

    static final Scene DOG_FILM = new FilmScene();

    /// All that loads the machine like a real picture, without the drawn ones.
    static final List<Scene> ALL = List.of(FACE, TRAFFIC, DOGS, CAMERAMAN, DOG_FILM, CAT);

    private Scenes() {}

    /// A gate through which cars drive. Those of different seeds show other cars.
    static Scene gate(long seed) {
        return new PlateScene(seed);
    }
}
