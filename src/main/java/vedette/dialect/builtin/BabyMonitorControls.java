package vedette.dialect.builtin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Controls;
import vedette.dialect.JsonDraft;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Order;
import vedette.dialect.Order.Proof;
import vedette.dialect.Verdict;
import vedette.dialect.Verdict.Answered;
import vedette.dialect.Verdict.Confirmed;
import vedette.message.HttpReply;
import vedette.message.HttpRequest;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent.ConfigReported;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// What the baby monitor's web server can be told: another emotion model, and its repair tools. Over MQTT it takes
/// nothing.
final class BabyMonitorControls implements Controls {
    private static final List<CommandSpec> REPAIRS = List.of(
            CommandSpec.of("restart_audio", "Restart the sound", Closing.ANSWER)
                    .warning("Nothing is heard until the sound is back, which takes some seconds.")
                    .once(),
            CommandSpec.of("restart_camera", "Restart the camera", Closing.ANSWER)
                    .warning("This has been seen to break the camera: it may send no picture any more until the "
                            + "monitor's program is started again where it runs.")
                    .once(),
            CommandSpec.of("restart_system", "Restart the monitor", Closing.ANSWER)
                    .warning("The monitor neither sees nor hears until it is back, and it may not come back by itself.")
                    .once());

    private final String camera;

    BabyMonitorControls(String camera) {
        this.camera = camera;
    }

    @Override
    public boolean needsHttp(String command) {
        return true;
    }

    @Override
    public List<CommandSpec> commands(CameraId asked, CameraState state) {
        if (asked.role() != CameraRole.CAMERA || !asked.name().equals(camera)) {
            return List.of();
        }
        List<CommandSpec> all = new ArrayList<>();
        List<String> models = models(state);
        CommandParameter model = models.isEmpty()
                ? CommandParameter.text("model_id", "The emotion model's id", "")
                        .needed()
                : CommandParameter.choice("model_id", "Emotion model", models, models.getFirst());
        all.add(CommandSpec.of("switch_model", "Use another emotion model", Closing.STATE)
                .with(model));
        all.addAll(REPAIRS);
        return all;
    }

    /// The models that the monitor said it could use, the one in use last; empty where it did not say.
    private static List<String> models(CameraState state) {
        JsonPayload json = reported(state.configuration());
        List<String> models = new ArrayList<>();
        try {
            JsonPayload available = json == null ? null : json.optionalObject("available");
            if (json == null || available == null) {
                return models;
            }
            for (JsonPayload each : available.objects("models")) {
                String id = each.optionalWord("id");
                if (id != null && !models.contains(id) && !Boolean.FALSE.equals(each.optionalTruth("is_available"))) {
                    models.add(id);
                }
            }
            String used = modelId(json);
            if (used != null && models.remove(used)) {
                models.add(used);
            }
        } catch (MalformedPayloadException e) {
            return List.of();
        }
        return models;
    }

    private static @Nullable JsonPayload reported(CameraState.@Nullable At<ConfigReported> known) {
        return known == null ? null : parsed(known.what().json());
    }

    private static @Nullable JsonPayload parsed(String json) {
        try {
            return JsonPayload.parse(json.getBytes(StandardCharsets.UTF_8)).object();
        } catch (MalformedPayloadException e) {
            return null;
        }
    }

    /// The id of the model in use, as a report tells it; null where it does not.
    private static @Nullable String modelId(JsonPayload report) throws MalformedPayloadException {
        JsonPayload within = report.optionalObject("model");
        return (within == null ? report : within).optionalWord("id");
    }

    @Override
    public Order order(CameraCommand command, CameraState state, Instant now) {
        CommandSpec spec = Specs.find(commands(command.camera(), state), command);
        Map<String, String> parameters = spec.accept(command.parameters());
        if (spec.name().equals("switch_model")) {
            String model = parameters.getOrDefault("model_id", "");
            byte[] body = new JsonDraft().text("model_id", model).bytes();
            return Order.call(
                    HttpRequest.post("api/emotion/switch_model", "application/json", body),
                    reply -> switched(reply, model),
                    Proofs.by(command, uses(model)));
        }
        byte[] form = ("tool=" + spec.name()).getBytes(StandardCharsets.US_ASCII);
        return Order.call(
                HttpRequest.post("repair/run", "application/x-www-form-urlencoded", form),
                BabyMonitorControls::said, // always with status 200: their own word counts
                Proof.NONE);
    }

    private static Proof uses(String model) {
        return (event, arrival) -> {
            if (!(event instanceof ConfigReported report)) {
                return Verdict.UNRELATED;
            }
            JsonPayload json = parsed(report.json());
            try {
                return json != null && model.equals(modelId(json))
                        ? new Confirmed("The monitor reports that it uses “" + Words.label(model) + "”.")
                        : Verdict.UNRELATED;
            } catch (MalformedPayloadException e) {
                return Verdict.UNRELATED; // its form is not known: it says nothing of the model
            }
        };
    }

    private static Verdict switched(HttpReply reply, String model) {
        Verdict said = said(reply);
        if (!(said instanceof Confirmed confirmed)) {
            return said;
        }
        JsonPayload json = HttpAnswers.object(reply);
        try {
            JsonPayload information = json == null ? null : json.optionalObject("model_info");
            boolean uses = information != null
                    && model.equals(information.optionalWord("id"))
                    && !Boolean.FALSE.equals(information.optionalTruth("is_loaded"));
            // The monitor's own word for what it uses: where nothing listens to its web server, no other comes.
            return uses ? confirmed : new Answered(confirmed.text());
        } catch (MalformedPayloadException e) {
            return new Answered(confirmed.text());
        }
    }

    private static Verdict said(HttpReply reply) {
        if (!reply.isSuccess()) {
            return new Verdict.Refused(HttpAnswers.refusal("The monitor's web server", reply));
        }
        JsonPayload json = HttpAnswers.object(reply);
        String status = Words.lower(HttpAnswers.words(json, "status"));
        String message = HttpAnswers.words(json, "message", "error");
        String words = message.isEmpty() ? "“" + Words.label(status) + "”" : message;
        return switch (status) {
            case "success", "ok" -> new Confirmed("The monitor says that it did it: " + words);
            case "error", "failed", "failure" -> new Verdict.Refused("The monitor refuses: " + words);
            case "" -> new Answered("The monitor's web server answered, but not in a way that says yes or no.");
            default -> new Answered("The monitor answered, and it is not known whether that means yes or no: " + words);
        };
    }
}
