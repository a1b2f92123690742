package vedette.dialect.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;
import vedette.dialect.JsonDraft;
import vedette.dialect.TopicLevel;
import vedette.message.OutboundMessage;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// A `[[command]]` of a mapping file.
///
/// @param role who takes it
/// @param topic where it is sent, with `{camera}` and `{installation}` in it
/// @param whole whether the topic stands for itself, not below the prefix
/// @param payload what is sent, with [#VALUE] where the operator's value stands
/// @param form how the value is written there
/// @param needs the value that a camera must have reported to be offered the command, empty for none
/// @param confirm what shows that it was done, or null where no value does
record MappedCommand(
        CommandSpec spec,
        CameraRole role,
        String topic,
        boolean whole,
        String payload,
        Form form,
        int qos,
        boolean retain,
        String needs,
        @Nullable Confirmation confirm) {
    /// The parameter's name, and where it stands in the payload.
    static final String PARAMETER = "value";

    static final String VALUE = "{value}";
    private static final String CAMERA = "{camera}";
    private static final String INSTALLATION = "{installation}";

    /// How a value is written into a payload.
    enum Form {
        PLAIN,
        /// Within the quotes of a JSON text.
        JSON_TEXT
    }

    /// A reported value that shows that the command was done.
    ///
    /// @param telemetry the value's name
    /// @param value what it must be, whatever its case; empty for what was sent
    record Confirmation(String telemetry, String value) {}

    /// @param installation the installation's name
    boolean isFor(CameraId camera, CameraState state, String installation) {
        boolean named = topic.contains(CAMERA)
                ? TopicLevel.isOne(camera.name())
                : role != CameraRole.CAMERA || camera.name().equals(installation);
        return camera.role() == role
                && named
                && (needs.isEmpty() || state.telemetry().containsKey(needs));
    }

    /// @param prefix of the installation
    /// @param parameters accepted ones
    OutboundMessage message(CameraId camera, String installation, String prefix, Map<String, String> parameters) {
        String below = prefix.isEmpty() || whole ? "" : prefix + "/";
        // In one pass: a name in which such a part stands again is a name.
        StringBuilder filled = new StringBuilder(below);
        for (int i = 0; i < topic.length(); ) {
            if (topic.startsWith(CAMERA, i)) {
                filled.append(TopicLevel.of(camera.name()));
                i += CAMERA.length();
            } else if (topic.startsWith(INSTALLATION, i)) {
                filled.append(TopicLevel.of(installation));
                i += INSTALLATION.length();
            } else {
                filled.append(topic.charAt(i++));
            }
        }
        byte[] bytes = payload.replace(VALUE, written(value(parameters))).getBytes(StandardCharsets.UTF_8);
        return new OutboundMessage(filled.toString(), bytes, qos, retain);
    }

    static String value(Map<String, String> parameters) {
        return parameters.getOrDefault(PARAMETER, "");
    }

    private String written(String value) {
        if (form == Form.PLAIN) {
            return value;
        }
        String json = new JsonDraft().text("", value).toString(); // {"":"…"}
        return json.substring(5, json.length() - 2);
    }
}
