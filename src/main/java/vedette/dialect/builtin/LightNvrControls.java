package vedette.dialect.builtin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Controls;
import vedette.dialect.JsonDraft;
import vedette.dialect.JsonPayload;
import vedette.dialect.Order;
import vedette.dialect.Verdict;
import vedette.message.HttpReply;
import vedette.message.HttpRequest;
import vedette.model.CameraCommand;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// What LightNVR's web server can be told about its streams. It records and moves the cameras itself, so that its
/// answer is the last word. Whether a stream can be moved is set up there: it refuses where not.
final class LightNvrControls implements Controls {
    private static final int LONGEST_PULSE = 3_600_000;

    private static final List<CommandSpec> COMMANDS = List.of(
            CommandSpec.of("still", "Take a picture", Closing.PICTURE),
            // It is answered with 202: taken, and no more is ever said.
            CommandSpec.of("motion_trigger", "Trigger motion", Closing.NOTHING)
                    .with(
                            CommandParameter.choice("action", "Action", List.of("pulse", "start", "stop"), "pulse"),
                            CommandParameter.number("duration_ms", "For how many milliseconds", ""),
                            CommandParameter.text("label", "What is seen", ""),
                            CommandParameter.number("confidence", "How surely, 0 to 1", ""))
                    .once(),
            answered("recording_start", "Start recording"),
            answered("recording_stop", "Stop recording"),
            answered("ptz_move", "Move until stopped").with(axes()).once(),
            answered("ptz_relative", "Move a little").with(axes()).once(),
            answered("ptz_stop", "Stop moving"),
            answered("ptz_home", "Move home"),
            answered("ptz_preset", "Move to a preset")
                    .with(CommandParameter.text("token", "The preset's token", "")
                            .needed()));

    private static CommandSpec answered(String name, String label) {
        return CommandSpec.of(name, label, Closing.ANSWER);
    }

    private static CommandParameter[] axes() {
        return new CommandParameter[] {
            CommandParameter.number("pan", "Pan, -1 (left) to 1 (right)", "0"),
            CommandParameter.number("tilt", "Tilt, -1 (down) to 1 (up)", "0"),
            CommandParameter.number("zoom", "Zoom, -1 (out) to 1 (in)", "0")
        };
    }

    @Override
    public boolean needsHttp(String command) {
        return true;
    }

    @Override
    public List<CommandSpec> commands(CameraId camera, CameraState state) {
        return camera.role() == CameraRole.CAMERA ? COMMANDS : List.of();
    }

    @Override
    public Order order(CameraCommand command, CameraState state, Instant now) {
        CommandSpec spec = Specs.find(commands(command.camera(), state), command);
        Map<String, String> parameters = spec.accept(command.parameters());
        String stream = stream(command.camera(), state);
        String path = "api/streams/" + HttpAnswers.escaped(stream);
        return switch (spec.name()) {
            case "still" ->
                Order.call(
                        HttpRequest.get("go2rtc/api/frame.jpeg?src=" + HttpAnswers.escaped(stream)),
                        reply -> picture(reply, stream),
                        Order.Proof.NONE);
            case "motion_trigger" -> post("api/motion/trigger", trigger(stream, parameters), stream);
            case "recording_start" -> post(path + "/recording", new JsonDraft().text("action", "start"), stream);
            case "recording_stop" -> post(path + "/recording", new JsonDraft().text("action", "stop"), stream);
            case "ptz_move" -> post(path + "/ptz/move", direction(parameters), stream);
            case "ptz_relative" -> post(path + "/ptz/relative", direction(parameters), stream);
            case "ptz_stop" -> post(path + "/ptz/stop", new JsonDraft(), stream);
            case "ptz_home" -> post(path + "/ptz/home", new JsonDraft(), stream);
            case "ptz_preset" ->
                post(path + "/ptz/preset", new JsonDraft().text("token", parameters.getOrDefault("token", "")), stream);
            default -> throw new IllegalArgumentException("there is no way to say “" + spec.name() + "”");
        };
    }

    /// The name by which the server knows the stream: topics spell it otherwise.
    private static String stream(CameraId camera, CameraState state) {
        if (state.names().size() > 1) {
            throw new IllegalArgumentException("the streams " + String.join(" and ", state.names())
                    + " share one topic, so that it is not known which of them is meant: rename one in LightNVR");
        }
        return state.names().isEmpty() ? camera.name() : new ArrayList<>(state.names()).getFirst();
    }

    private static JsonDraft trigger(String stream, Map<String, String> parameters) {
        JsonDraft body = new JsonDraft().text("stream", stream).text("action", parameters.getOrDefault("action", ""));
        String duration = parameters.get("duration_ms");
        if (duration != null) {
            double value = Double.parseDouble(duration);
            if (!(value >= 1 && value <= LONGEST_PULSE && value == Math.rint(value))) {
                throw new IllegalArgumentException("“duration_ms” must be a whole number from 1 to " + LONGEST_PULSE);
            }
            body.number("duration_ms", Long.toString((long) value));
        }
        String label = parameters.get("label");
        if (label != null) {
            body.text("label", label);
        }
        return number(body, parameters, "confidence", 0);
    }

    private static JsonDraft direction(Map<String, String> parameters) {
        JsonDraft body = new JsonDraft();
        for (String axis : List.of("pan", "tilt", "zoom")) {
            number(body, parameters, axis, -1);
        }
        return body;
    }

    private static JsonDraft number(JsonDraft body, Map<String, String> parameters, String name, double least) {
        String value = parameters.get(name);
        if (value == null) {
            return body;
        }
        double number = Double.parseDouble(value);
        if (!(number >= least && number <= 1)) {
            throw new IllegalArgumentException("“" + name + "” can be from " + Math.round(least) + " to 1");
        }
        return body.number(name, value);
    }

    private static Order post(String path, JsonDraft body, String stream) {
        Function<HttpReply, Verdict> reading = reply -> reading(reply, stream);
        return Order.call(HttpRequest.post(path, "application/json", body.bytes()), reading, Order.Proof.NONE);
    }

    private static Verdict reading(HttpReply reply, String stream) {
        if (!reply.isSuccess()) {
            return refused(reply, stream);
        }
        JsonPayload json = HttpAnswers.object(reply);
        String success = Words.lower(HttpAnswers.words(json, "success"));
        String error = HttpAnswers.words(json, "error");
        String status = HttpAnswers.words(json, "status");
        String message = HttpAnswers.words(json, "message");
        String words = !message.isEmpty() ? message : status.isEmpty() ? "" : "“" + status + "”";
        Answers.Meaning meaning = Answers.meaning(status);
        if (success.equals("false") || !error.isEmpty() || meaning == Answers.Meaning.NO) {
            String why = !error.isEmpty() ? error : words.isEmpty() ? "it does not say why" : words;
            return new Verdict.Refused("LightNVR refuses: " + why);
        }
        String after = words.isEmpty() ? "." : ": " + words;
        if (reply.status() == 202) {
            return new Verdict.ServerSaid("LightNVR took it" + after); // what comes of it, it does not say
        }
        boolean done = meaning != Answers.Meaning.LATER && (success.equals("true") || meaning == Answers.Meaning.YES);
        return done
                ? new Verdict.Confirmed("LightNVR says that it did it" + after)
                : new Verdict.Answered("LightNVR answered, but not in a way that says that it was done" + after);
    }

    private static Verdict refused(HttpReply reply, String stream) {
        return new Verdict.Refused(
                switch (reply.status()) {
                    case 401, 403 -> "LightNVR refuses the API key.";
                    case 404 -> "LightNVR knows no stream “" + Words.label(stream) + "”, or is too old for this.";
                    default -> HttpAnswers.refusal("LightNVR", reply);
                });
    }

    private static Verdict picture(HttpReply reply, String stream) {
        if (!reply.isSuccess()) {
            return refused(reply, stream);
        }
        byte[] body = reply.body();
        boolean jpeg = body.length > 3 && (body[0] & 0xFF) == 0xFF && (body[1] & 0xFF) == 0xD8;
        return jpeg
                ? new Verdict.Pictured(body)
                : new Verdict.Refused("LightNVR answered with something that is no JPEG picture.");
    }
}
