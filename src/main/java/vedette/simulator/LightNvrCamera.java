package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.message.OutboundMessage;

/// One stream of LightNVR: an event about once a second while something is to be seen, and its picture just
/// before.
final class LightNvrCamera extends WiredCamera {
    private static final Duration EVENT_PERIOD = Duration.ofSeconds(1);
    private static final double MOTION_ENDS_AFTER_SECONDS = 30;
    private static final int QOS = 1;

    private final String prefix;
    private final String stream;
    private final String topicName;
    private final Mode mode;
    private final FrameLoop pictures;
    private double lastSeen = Double.NEGATIVE_INFINITY;
    private boolean moving;

    /// How the stream is set up.
    ///
    /// @param eventPictures whether each event has its picture before it
    /// @param discovery whether Home Assistant discovery is on: availability, motion and counts
    /// @param pictureEvery how often the stream's picture is sent, or null for not at all; only with
    ///     discovery in the real program, and then every 30 s
    /// @param pictureQos 1 by default
    record Mode(
            boolean eventPictures,
            boolean discovery,
            @Nullable Duration pictureEvery,
            int pictureQos) {
        static final Mode PLAIN = new Mode(true, false, null, QOS);
        static final Mode DISCOVERY = new Mode(true, true, Duration.ofSeconds(30), QOS);

        /// For load: pictures at a rate, where the newest wins.
        static Mode film(double fps) {
            return new Mode(false, false, Duration.ofNanos((long) (1e9 / fps)), 0);
        }

        Mode at(double fps) {
            return new Mode(eventPictures, discovery, Duration.ofNanos((long) (1e9 / fps)), 0);
        }
    }

    LightNvrCamera(Identity identity, World world, String prefix, String stream, Mode mode, FrameLoop pictures) {
        super(identity, world);
        this.prefix = prefix;
        this.stream = stream;
        this.mode = mode;
        this.pictures = pictures;
        topicName = topicName(stream);
    }

    /// The stream's name as it stands in topics.
    static String topicName(String stream) {
        return stream.replaceAll("[^A-Za-z0-9-]", "_");
    }

    @Override
    @Nullable
    OutboundMessage lastWill() {
        byte[] offline = "offline".getBytes(StandardCharsets.UTF_8);
        return mode.discovery() ? new OutboundMessage(prefix + "/availability", offline, QOS, true) : null;
    }

    @Override
    void connected() {
        if (mode.discovery()) {
            sendText(prefix + "/availability", "online", QOS, true);
            discover("camera", Json.object("topic", cameraTopic("snapshot")));
            discover(
                    "binary_sensor",
                    Json.object(
                            "state_topic", cameraTopic("motion"),
                            "payload_on", "ON",
                            "payload_off", "OFF",
                            "device_class", "motion"));
            discover("sensor", Json.object("state_topic", cameraTopic("detection_count")));
            sendText(cameraTopic("motion"), "OFF", QOS, false);
        }
    }

    @Override
    void begin() {
        every(EVENT_PERIOD, this::detect);
        Duration period = mode.pictureEvery();
        if (period != null) {
            every(period, () -> {
                if (!isCongested()) {
                    sendPicture(cameraTopic("snapshot"), shot(see(pictures)), mode.pictureQos());
                }
            });
        }
    }

    private String cameraTopic(String what) {
        return prefix + "/cameras/" + topicName + "/" + what;
    }

    private void discover(String component, Map<String, @Nullable Object> config) {
        config.put("name", stream);
        config.put("unique_id", "lightnvr_" + topicName + "_" + component);
        config.put("availability_topic", prefix + "/availability");
        config.put("payload_available", "online");
        config.put("payload_not_available", "offline");
        config.put(
                "device",
                Json.object(
                        "identifiers", List.of("lightnvr_" + topicName), "name", stream, "manufacturer", "LightNVR"));
        sendEvent("homeassistant/" + component + "/lightnvr/" + topicName + "/config", config, QOS, true);
    }

    private void detect() {
        String topic = prefix + "/detections/" + topicName;
        Frame frame = see(pictures);
        List<Thing> things = named(frame);
        if (things.isEmpty()) {
            rest();
            return;
        }
        if (mode.eventPictures()) {
            sendPicture(topic + "/snapshot", shot(frame), QOS);
        }
        sendEvent(topic, event(things, topic), QOS, false);
        lastSeen = world.seconds();
        if (mode.discovery()) {
            count(things);
        }
    }

    /// What its detector has a name for.
    private static List<Thing> named(Frame frame) {
        return frame.things().stream()
                .filter(thing -> !thing.label().equals("face") && !thing.label().equals("plate"))
                .toList();
    }

    private Map<String, ?> event(List<Thing> things, String topic) {
        Map<String, @Nullable Object> event = Json.object(
                "stream", stream, "timestamp", world.wall().instant().getEpochSecond(), "count", things.size());
        if (mode.eventPictures()) {
            String file =
                    world.utcTime().substring(0, 19).replaceAll("[-:]", "").replace('T', '_') + ".jpg";
            event.put("snapshot_path", "/var/lib/lightnvr/snapshots/" + topicName + "/" + file);
            event.put("snapshot_url", "/api/snapshots/" + topicName + "/" + file);
            event.put("snapshot_topic", topic + "/snapshot");
        }
        List<Map<String, @Nullable Object>> detections = new ArrayList<>();
        for (Thing thing : things) {
            detections.add(Json.object(
                    "label", thing.label(),
                    "confidence", single(0.8 + 0.18 * random.nextDouble()),
                    "x", single(thing.box().x()),
                    "y", single(thing.box().y()),
                    "width", single(thing.box().width()),
                    "height", single(thing.box().height()),
                    "track_id", detections.size() + 1));
        }
        event.put("detections", detections);
        return event;
    }

    /// The program computes in single precision and prints in double.
    private static double single(double value) {
        return (float) value;
    }

    private void count(List<Thing> things) {
        Map<String, Long> labels =
                things.stream().collect(Collectors.groupingBy(Thing::label, TreeMap::new, Collectors.counting()));
        if (!moving) {
            moving = true;
            sendText(cameraTopic("motion"), "ON", QOS, false);
        }
        sendText(cameraTopic("detection_count"), Integer.toString(things.size()), QOS, false);
        labels.forEach((label, count) -> sendText(cameraTopic(label), Long.toString(count), QOS, false));
    }

    private void rest() {
        if (moving && world.seconds() - lastSeen >= MOTION_ENDS_AFTER_SECONDS) {
            moving = false;
            sendText(cameraTopic("motion"), "OFF", QOS, false);
            sendText(cameraTopic("detection_count"), "0", QOS, false);
        }
    }
}
