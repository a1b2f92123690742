package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.message.InboundMessage;

/// A camera of a Frigate server as far as its switches go: each is set on `{camera}/{switch}/set`, and how it stands is
/// kept on `{camera}/{switch}/state`. A word that is neither `ON` nor `OFF` changes nothing and is not answered.
final class SwitchCamera extends WiredCamera {
    private static final List<String> SWITCHES = List.of("detect", "recordings", "snapshots", "motion", "enabled");

    private final String topics;
    private final String camera;
    private final Map<String, String> states = new TreeMap<>();

    /// @param prefix of the server's topics
    SwitchCamera(Identity identity, World world, String prefix, String camera) {
        super(identity, world);
        this.camera = camera;
        topics = prefix + "/" + camera;
        SWITCHES.forEach(each -> states.put(each, "ON"));
    }

    @Override
    void connected() {
        listen(topics + "/+/set", 1, this::set);
        listen(topics + "/ptz", 1, message -> done("ptz " + text(message)));
        states.keySet().forEach(this::tell);
    }

    @Override
    void begin() {}

    private void set(InboundMessage message) {
        String[] levels = message.topic().split("/");
        String name = levels[levels.length - 2];
        String word = text(message);
        if (states.containsKey(name) && (word.equals("ON") || word.equals("OFF"))) {
            states.put(name, word);
            done(name + " " + word);
            tell(name);
        }
    }

    private void tell(String name) {
        sendText(topics + "/" + name + "/state", states.getOrDefault(name, "OFF"), 1, true);
    }

    private void done(String what) {
        world.obedience().begins(camera, "", what, world.wall().instant());
    }

    private static String text(InboundMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8).strip();
    }
}
