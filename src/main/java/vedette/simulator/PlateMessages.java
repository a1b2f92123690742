package vedette.simulator;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the messages of number plate cameras.
final class PlateMessages {
    private final World world;
    private final Random random;
    private final String cameraId;
    private @Nullable String lastDetection;

    PlateMessages(World world, Random random, String cameraId) {
        this.world = world;
        this.random = random;
        this.cameraId = cameraId;
    }

    /// The common beginning of all messages, to which more may be added.
    Map<String, @Nullable Object> opening() {
        return Json.object("message_id", uuid(random), "timestamp", world.utcTime(), "camera_id", cameraId);
    }

    static String uuid(Random random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /// A detection in the classic form: the boxes are corners in pixels, and no size is said.
    Map<String, @Nullable Object> detection(Frame frame) {
        Map<String, @Nullable Object> body = opening();
        lastDetection = world.utcTime();
        List<Map<String, @Nullable Object>> vehicles = vehicles(frame);
        List<Map<String, @Nullable Object>> plates = plates(frame);
        body.put("checkpoint_id", "CP001");
        body.put(
                "detection_data",
                Json.object(
                        "vehicles_count",
                        vehicles.size(),
                        "plates_count",
                        plates.size(),
                        "processing_time_ms",
                        90 + random.nextInt(120),
                        "confidence_score",
                        score(),
                        "detection_type",
                        "lpr",
                        "vehicles",
                        vehicles,
                        "plates",
                        plates));
        String file = world.utcTime().substring(0, 19).replaceAll("[-:]", "").replace('T', '_');
        body.put(
                "metadata",
                Json.object(
                        "image_path", "/storage/images/" + cameraId + "_" + file + ".jpg",
                        "weather", "clear",
                        "lighting", "daylight"));
        return body;
    }

    /// A detection as newer cameras send it: flat lists, with the picture and the plates cut out.
    ///
    /// @param jpeg the frame as it is sent
    Map<String, @Nullable Object> picturedDetection(Frame frame, byte[] jpeg) {
        Map<String, @Nullable Object> body = opening();
        lastDetection = world.utcTime();
        List<Map<String, @Nullable Object>> plates = plates(frame);
        List<Map<String, @Nullable Object>> texts = new ArrayList<>();
        List<String> cuttings = new ArrayList<>();
        for (Thing plate : frame.things("plate")) {
            String number = String.valueOf(plate.text());
            texts.add(Json.object("plate_index", texts.size(), "plate_number", number, "confidence", score()));
            cuttings.add(base64(Jpeg.encode(CarDrawing.plate(number, 156, 48))));
        }
        List<Map<String, @Nullable Object>> vehicles = vehicles(frame);
        body.put("checkpoint_id", "CP001");
        body.put(
                "detection_data",
                Json.object(
                        "vehicles_count",
                        vehicles.size(),
                        "plates_count",
                        plates.size(),
                        "processing_time_ms",
                        60 + random.nextInt(60),
                        "vehicle_detections",
                        vehicles,
                        "plate_detections",
                        plates,
                        "ocr_results",
                        texts,
                        "annotated_image",
                        base64(jpeg),
                        "cropped_plates",
                        cuttings));
        return body;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private List<Map<String, @Nullable Object>> vehicles(Frame frame) {
        List<Map<String, @Nullable Object>> vehicles = new ArrayList<>();
        for (Thing car : frame.things("car")) {
            String[] words = String.valueOf(car.text()).split(" ");
            vehicles.add(Json.object(
                    "vehicle_index",
                    vehicles.size(),
                    "bbox",
                    car.corners(frame.size()),
                    "confidence",
                    score(),
                    "vehicle_class",
                    "car",
                    "vehicle_type",
                    "sedan",
                    "color",
                    words[0],
                    "brand",
                    words.length > 1 ? words[1] : "",
                    "model",
                    words.length > 2 ? words[2] : "",
                    "year",
                    words.length > 3 ? Integer.parseInt(words[3]) : 0));
        }
        return vehicles;
    }

    private List<Map<String, @Nullable Object>> plates(Frame frame) {
        List<Map<String, @Nullable Object>> plates = new ArrayList<>();
        for (Thing plate : frame.things("plate")) {
            plates.add(Json.object(
                    "plate_index",
                    plates.size(),
                    "plate_number",
                    plate.text(),
                    "bbox",
                    plate.corners(frame.size()),
                    "confidence",
                    score(),
                    "plate_type",
                    "standard",
                    "country",
                    "TH",
                    "province",
                    "Bangkok",
                    "is_valid",
                    true));
        }
        return plates;
    }

    private double score() {
        return Math.round(100 * (0.86 + 0.12 * random.nextDouble())) / 100.0;
    }

    /// @param cameraStatus `active`, `inactive`, `maintenance` or `error`
    Map<String, @Nullable Object> health(Wander cpu, Wander memory, Wander heat, long upSeconds, String cameraStatus) {
        Map<String, @Nullable Object> body = opening();
        double load = cpu.next();
        double degrees = heat.next();
        boolean warm = degrees > 62;
        body.put("health_status", warm ? "warning" : "healthy");
        body.put(
                "health_details",
                Json.object(
                        "cpu_usage", load,
                        "memory_usage", memory.next(),
                        "disk_usage", 23.1,
                        "network_status", "connected",
                        "camera_status", cameraStatus,
                        "last_detection", lastDetection,
                        "uptime_seconds", upSeconds,
                        "temperature", degrees));
        body.put(
                "alerts",
                warm
                        ? List.of(Json.object(
                                "level",
                                "warning",
                                "message",
                                "Temperature high: " + degrees + " °C",
                                "timestamp",
                                world.utcTime()))
                        : List.of());
        return body;
    }
}
