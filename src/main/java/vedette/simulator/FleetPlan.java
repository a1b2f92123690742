package vedette.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts a fleet together: cameras, and the servers and people that talk with them.
final class FleetPlan {
    private static final String PLATES = "lprserver";
    private static final String LIGHTNVR = "lightnvr";

    private final World world;
    private final FrameSize size;
    private final long seed;
    private final int planned;
    private final List<SimulatedCamera> cameras = new ArrayList<>();
    private final List<SimulatedCamera> company = new ArrayList<>();

    /// @param planned how many cameras there will be, over which their phases are spread
    FleetPlan(World world, FrameSize size, long seed, int planned) {
        this.world = world;
        this.size = size;
        this.seed = seed;
        this.planned = planned;
    }

    List<SimulatedCamera> cameras() {
        return List.copyOf(cameras);
    }

    List<SimulatedCamera> company() {
        return List.copyOf(company);
    }

    private Identity next(String name, String system) {
        int index = cameras.size();
        return new Identity(name, system, seed + index, (double) index / Math.max(1, planned) % 1);
    }

    private Identity companion(String name, String system) {
        return new Identity(name, system, seed + 1000 + company.size(), 0.5);
    }

    private FrameLoop loop(Scene scene) {
        return world.loops().of(scene, size);
    }

    /// The first baby monitor's prefix has no number.
    private static String numbered(String prefix, int number) {
        return number <= 1 ? prefix : prefix + "-" + number;
    }

    FleetPlan babyMonitorA(String name, int number, @Nullable Scene scene, double fps) {
        @Nullable FrameLoop pictures = scene == null ? null : loop(scene);
        cameras.add(new BabyMonitorA(next(name, "babymonitor"), world, numbered("babymonitor", number), pictures, fps));
        return this;
    }

    FleetPlan babyMonitorB(String name, int number, Scene scene, double fps) {
        cameras.add(
                new BabyMonitorB(next(name, "babymonitor"), world, numbered("babymonitor", number), loop(scene), fps));
        return this;
    }

    /// A camera of the number plate server, `CAM001` and so on.
    FleetPlan plates(String name, int number, PlateCamera.Form form) {
        String id = String.format(Locale.ROOT, "CAM%03d", number);
        cameras.add(new PlateCamera(next(name, PLATES), world, PLATES, id, form, loop(Scenes.gate(seed + number % 3))));
        return this;
    }

    FleetPlan edge(String name, EdgePlateCamera.Family family, String id) {
        cameras.add(new EdgePlateCamera(next(name, PLATES), world, family, id, loop(Scenes.gate(seed))));
        return this;
    }

    FleetPlan plateServer() {
        company.add(new PlateServer(companion("plate server", PLATES), world, PLATES));
        return this;
    }

    FleetPlan lightNvr(String stream, Scene scene, LightNvrCamera.Mode mode) {
        cameras.add(new LightNvrCamera(next(stream, LIGHTNVR), world, LIGHTNVR, stream, mode, loop(scene)));
        return this;
    }

    /// @param number of the camera, which gives its topics
    /// @param askEvery how often somebody asks for a picture, or null for never
    FleetPlan lab(
            String name,
            int number,
            LabCamera.Encoding encoding,
            Scene scene,
            double fps,
            @Nullable Duration askEvery) {
        LabCamera.Pair[] pairs = LabCamera.Pair.values();
        LabCamera.Pair pair = pairs[(number - 1) % pairs.length];
        LabCamera.Topics topics = pair.topics(1 + (number - 1) / pairs.length);
        cameras.add(new LabCamera(next(name, "capture"), world, topics, encoding, loop(scene), fps));
        if (askEvery != null) {
            ask("asks " + name, "capture", topics.request(), pair::text, askEvery);
        }
        return this;
    }

    FleetPlan esp32(String name, String base, Duration period, Scene scene) {
        cameras.add(new Esp32Camera(next(name, "capture"), world, base, period, loop(scene)));
        return this;
    }

    FleetPlan switches(String camera) {
        cameras.add(new SwitchCamera(next(camera, "frigate"), world, "frigate", camera));
        return this;
    }

    FleetPlan sensor(String name, String id) {
        cameras.add(new Sensor(next(name, "sensors"), world, id));
        return this;
    }

    FleetPlan device(String name, String id) {
        cameras.add(new Device(next(name, "sensors"), world, id));
        return this;
    }

    /// A device that answers requests, and somebody who makes some.
    FleetPlan responder(Duration askEvery) {
        company.add(new Responder(companion("responder", "sensors"), world));
        int[] count = {0};
        Supplier<String> request = () -> Json.text(Json.object("request_id", "demo-" + count[0]++, "data", "read"));
        return ask("asks responder", "sensors", "request", request, askEvery);
    }

    private FleetPlan ask(String name, String system, String topic, Supplier<String> text, Duration period) {
        company.add(new Requester(companion(name, system), world, topic, text, period));
        return this;
    }
}
