package vedette.dialect.builtin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Controls;
import vedette.dialect.Installation;
import vedette.dialect.Order;
import vedette.message.MessageProperty;
import vedette.message.OutboundMessage;
import vedette.model.CameraCommand;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// A lab's camera is asked for a picture. With MQTT 5 it is told where to answer and what to say with it; most cameras
/// heed neither, and then the next picture is the answer.
final class CaptureControls implements Controls {
    static final String USUAL_TEXT = "Capture Now";

    private static final CommandSpec CAPTURE = CommandSpec.of("capture", "Take a picture", Closing.PICTURE);
    private static final int LONGEST_TEXT = 4096;

    private final String camera;
    private final String request;
    private final String picture;
    private final String text;

    /// @param request the whole topic of requests
    /// @param picture the whole topic of pictures, empty where they come in pieces
    CaptureControls(Installation installation, String request, String picture) {
        camera = installation.name();
        this.request = request;
        this.picture = picture;
        text = installation.option("text", USUAL_TEXT);
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("text is longer than " + LONGEST_TEXT + " characters");
        }
    }

    @Override
    public List<CommandSpec> commands(CameraId asked, CameraState state) {
        return asked.role() == CameraRole.CAMERA && asked.name().equals(camera) ? List.of(CAPTURE) : List.of();
    }

    @Override
    public Order order(CameraCommand command, CameraState state, Instant now) {
        Specs.find(commands(command.camera(), state), command).accept(command.parameters());
        List<MessageProperty> properties = new ArrayList<>();
        if (!picture.isEmpty()) {
            properties.add(new MessageProperty("response-topic", picture));
        }
        String id = command.id().toString().replace("-", "");
        properties.add(new MessageProperty("correlation-data", id));
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return Order.message(new OutboundMessage(request, payload, 1, false, properties), Proofs.picture(command));
    }
}
