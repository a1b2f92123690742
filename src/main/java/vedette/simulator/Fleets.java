package vedette.simulator;

import java.time.Duration;
import java.util.List;
import vedette.simulator.LabCamera.Encoding;

/// The fleets that there are.
final class Fleets {
    /// The systems in the order in which `all` goes round.
    static final List<String> SYSTEMS = List.of("lightnvr", "babymonitor", "capture", "lprserver", "sensors");

    /// Has no pictures and is none of `all`: its switches are only there to be switched.
    private static final String SWITCHES = "frigate";

    private static final int DEMO_CAMERAS = 18;

    private Fleets() {}

    /// One of every kind, with the names of a house, a gate, a garden and a lab.
    static FleetPlan demo(World world, long seed) {
        return new FleetPlan(world, FrameSize.VGA, seed, DEMO_CAMERAS)
                .babyMonitorB("Nursery", 1, Scenes.FACE, 15)
                .plates("Main gate", 1, PlateCamera.Form.CLASSIC)
                .lightNvr("front_door", Scenes.CAMERAMAN, LightNvrCamera.Mode.PLAIN)
                .plates("Car park", 2, PlateCamera.Form.PICTURED)
                .babyMonitorA("Playroom", 2, Scenes.DOG_FILM, 10)
                .lightNvr("back yard.1", Scenes.DOGS, LightNvrCamera.Mode.PLAIN)
                .lightNvr("street", Scenes.TRAFFIC, LightNvrCamera.Mode.PLAIN.at(5))
                .lightNvr("garden", Scenes.CAT, LightNvrCamera.Mode.DISCOVERY)
                .babyMonitorA("Nap room", 3, null, 1)
                .plates("Loading dock", 3, PlateCamera.Form.ENVELOPE)
                .edge("North road", EdgePlateCamera.Family.AICAMERA, "edge_north")
                .edge("Barrier", EdgePlateCamera.Family.CAMERA, "barrier_1")
                .lab("Bench", 1, Encoding.RAW, Scenes.CAMERAMAN, 0, Duration.ofSeconds(7))
                .lab("Aquarium", 2, Encoding.BASE64, Scenes.CAT, 0, Duration.ofSeconds(9))
                .lab("Kennel", 3, Encoding.DATA_URL, Scenes.DOG_FILM, 2, null)
                .esp32("Workshop", "esp32cam", Duration.ofSeconds(4), Scenes.FACE)
                .sensor("Greenhouse", "greenhouse")
                .device("Gate lock", "gate_lock")
                .plateServer()
                .responder(Duration.ofSeconds(11));
    }

    /// Cameras that load a broker and a station.
    ///
    /// @param system one of `SYSTEMS`, or `all`
    /// @throws IllegalArgumentException when there is no such system or the numbers make no sense
    static FleetPlan load(World world, String system, int cameras, double fps, FrameSize size, long seed) {
        if (!system.equals("all") && !system.equals(SWITCHES) && !SYSTEMS.contains(system)) {
            throw new IllegalArgumentException(
                    "no camera system " + system + "; there are all, " + String.join(", ", SYSTEMS) + ", " + SWITCHES);
        }
        if (cameras < 1 || cameras > 1000 || !(fps > 0 && fps <= 120)) {
            throw new IllegalArgumentException(
                    cameras + " cameras at " + fps + " pictures a second: from 1 to 1000 cameras, up to 120 a second");
        }
        FleetPlan plan = new FleetPlan(world, size, seed, cameras);
        int kinds = system.equals("all") ? SYSTEMS.size() : 1;
        for (int i = 0; i < cameras; i++) {
            String kind = kinds == 1 ? system : SYSTEMS.get(i % kinds);
            add(plan, kind, 1 + i / kinds, fps, Scenes.ALL.get(i % Scenes.ALL.size()));
        }
        return system.equals("all") || system.equals("lprserver") ? plan.plateServer() : plan;
    }

    private static void add(FleetPlan plan, String system, int number, double fps, Scene scene) {
        switch (system) {
            case "babymonitor" -> plan.babyMonitorB("Nursery " + number, number, scene, fps);
            case "capture" -> {
                Encoding[] encodings = Encoding.values();
                plan.lab("Lab " + number, number, encodings[(number - 1) % encodings.length], scene, fps, null);
            }
            case "lprserver" -> {
                PlateCamera.Form[] forms = PlateCamera.Form.values();
                plan.plates("Gate " + number, number, forms[(number - 1) % forms.length]);
            }
            case SWITCHES -> plan.switches("yard_" + number);
            case "sensors" -> plan.sensor("Sensor " + number, "sensor_" + number);
            default -> plan.lightNvr("camera_" + number, scene, LightNvrCamera.Mode.film(fps));
        }
    }
}
