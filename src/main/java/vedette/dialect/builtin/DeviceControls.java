package vedette.dialect.builtin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Controls;
import vedette.dialect.JsonDraft;
import vedette.dialect.Order;
import vedette.dialect.Order.Proof;
import vedette.dialect.TopicLevel;
import vedette.dialect.Verdict;
import vedette.message.OutboundMessage;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent.CommandAnswered;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// Devices take any text, and whoever answers on `response/{id}` any request. Sensors take nothing.
final class DeviceControls implements Controls {
    /// Two times is not once for a device that toggles.
    private static final CommandSpec COMMAND = CommandSpec.of("command", "Send a command", Closing.ANSWER)
            .with(CommandParameter.text("text", "What to send", "").needed())
            .once();

    private static final CommandSpec REQUEST = CommandSpec.of("request", "Send a request", Closing.ANSWER)
            .with(CommandParameter.text("data", "What to ask", ""));

    private final String below;

    /// @param below the prefix with a slash at its end, or nothing
    DeviceControls(String below) {
        this.below = below;
    }

    @Override
    public List<CommandSpec> commands(CameraId camera, CameraState state) {
        return switch (camera.role()) {
            case DEVICE -> TopicLevel.isOne(camera.name()) ? List.of(COMMAND) : List.of();
            case SERVER -> camera.name().equals(DeviceNews.REQUESTS) ? List.of(REQUEST) : List.of();
            default -> List.of();
        };
    }

    @Override
    public Order order(CameraCommand command, CameraState state, Instant now) {
        CommandSpec spec = Specs.find(commands(command.camera(), state), command);
        Map<String, String> parameters = spec.accept(command.parameters());
        if (command.camera().role() == CameraRole.SERVER) {
            String id = command.id().toString();
            byte[] payload = new JsonDraft()
                    .text("request_id", id)
                    .text("data", parameters.getOrDefault("data", ""))
                    .bytes();
            Proof proof = (event, arrival) ->
                    event instanceof CommandAnswered answer && !arrival.retained() && id.equals(answer.originalId())
                            ? answered(answer, "It")
                            : Verdict.UNRELATED;
            return Order.message(new OutboundMessage(below + "request", payload, 1, false), Proofs.by(command, proof));
        }
        String text = parameters.getOrDefault("text", "");
        Proof proof = (event, arrival) ->
                event instanceof CommandAnswered answer && !arrival.retained() && isAnswer(answer, command, text)
                        ? answered(answer, "The device")
                        : Verdict.UNRELATED;
        String topic = below + "devices/" + TopicLevel.of(command.camera().name()) + "/command";
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return Order.message(new OutboundMessage(topic, payload, 1, false), Proofs.by(command, proof));
    }

    /// Devices name no id as a rule; where one does, it has to be the right one, and so with the command's name.
    private static boolean isAnswer(CommandAnswered answer, CameraCommand command, String text) {
        String original = answer.originalId();
        boolean sameId = original == null || original.equals(command.id().toString());
        return sameId && (answer.command().isEmpty() || answer.command().equalsIgnoreCase(Words.label(text)));
    }

    private static Verdict answered(CommandAnswered answer, String who) {
        String words = Answers.words(answer);
        return switch (Answers.meaning(answer)) {
            case YES -> new Verdict.Confirmed(who + " answered: " + words);
            case NO -> new Verdict.Refused(who + " refuses: " + words);
            case LATER -> new Verdict.Answered(who + " took it: " + words);
            case UNKNOWN ->
                new Verdict.Answered(who + " answered, and it is not known whether that means yes or no: " + words);
        };
    }
}
