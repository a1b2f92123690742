package vedette.dialect.builtin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.ConfigAccess;
import vedette.dialect.Controls;
import vedette.dialect.Installation;
import vedette.dialect.Order;
import vedette.dialect.TopicLevel;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// What the licence-plate server and its cameras can be told.
///
/// The newer edge cameras have topics of their own, and only what they say tells them apart: those on `{edge}` send
/// heartbeats and nothing else of themselves, those on `{camera}` health as well, and take no commands.
final class LprControls implements Controls {
    static final String SERVER = "system";

    /// The camera's own commands, on `control`.
    private static final List<CommandSpec> CAMERA = List.of(
            control("restart_camera", "Restart", Closing.STATE)
                    .with(
                            CommandParameter.number("delay_seconds", "Seconds to wait before", "0"),
                            CommandParameter.text("reason", "Reason", ""),
                            priority())
                    .warning("The camera sees and reports nothing until it is back, which takes some seconds.")
                    // As with calibrating: two restarts are not one.
                    .once(),
            control("stop_camera", "Stop", Closing.STATE)
                    .warning("The camera sees and reports nothing until it is started again."),
            control("start_camera", "Start", Closing.STATE),
            control("get_status", "Ask for its status", Closing.ANSWER),
            control("get_health", "Ask for its health", Closing.ANSWER),
            // Whether a camera knows the same command again is not written down: what must not be two is sent once.
            control("calibrate", "Calibrate", Closing.ANSWER).once(),
            control("test_connection", "Test the connection", Closing.ANSWER));

    static final CommandSpec HEALTH = CommandSpec.of("health_request", "Ask for a health report", Closing.STATE);
    static final CommandSpec CONFIG_READ = CommandSpec.of("config_request", "Ask for the configuration", Closing.STATE);
    static final CommandSpec CONFIG_WRITE = CommandSpec.of("config_update", "Set the configuration", Closing.STATE)
            .with(
                    CommandParameter.text(ConfigAccess.CONFIG, "The whole configuration as JSON", "")
                            .needed(),
                    CommandParameter.text(ConfigAccess.TYPE, "The kind of configuration", ""),
                    CommandParameter.text(ConfigAccess.CHANGED, "The fields that are changed, as JSON", ""));
    static final CommandSpec LIST = CommandSpec.of("blacklist_request", "Ask for the list of plates", Closing.ANSWER);

    private static final List<CommandSpec> SYSTEM = List.of(
            system("system_restart", "Restart the server")
                    .warning("The server confirms and forwards nothing until it is back."),
            system("system_shutdown", "Shut the server down")
                    .warning("The server ends, and somebody must start it again where it stands."),
            system("system_update", "Update the server")
                    .warning("The server changes its own program and may restart; it can't be taken back from here."),
            system("backup_data", "Back up the server's data")
                    .warning("The server may be slow until its backup is written."),
            system("cleanup_logs", "Clean up the server's logs")
                    .warning("Old logs of the server are removed for good."),
            LIST);

    /// Which commands the newer cameras know is not written anywhere.
    private static final CommandSpec EDGE = control("command", "Send a command", Closing.NOTHING)
            .with(CommandParameter.text("command", "The command's name", "").needed(), priority())
            .once();

    private final String prefix;
    private final String edge;
    private final boolean acknowledges;

    LprControls(Installation installation) {
        prefix = installation.prefix();
        edge = installation.option("edge", "aicamera/edge");
        String acknowledge = installation.option("acknowledge", "no");
        acknowledges = acknowledge.equals("yes");
        if (!acknowledges && !acknowledge.equals("no")) {
            throw new IllegalArgumentException("acknowledge can be yes or no, not " + Words.label(acknowledge));
        }
    }

    private static CommandSpec control(String name, String label, Closing closing) {
        return CommandSpec.of(name, label, closing).with(priority());
    }

    private static CommandSpec system(String name, String label) {
        return control(name, label, Closing.NOTHING).once();
    }

    private static CommandParameter priority() {
        return CommandParameter.choice("priority", "Priority", List.of("low", "normal", "high", "critical"), "normal")
                .byTheWay();
    }

    @Override
    public List<CommandSpec> commands(CameraId camera, CameraState state) {
        if (!TopicLevel.isOne(camera.name())) {
            return List.of();
        }
        if (camera.role() == CameraRole.SERVER) {
            return camera.name().equals(SERVER) ? SYSTEM : List.of();
        }
        if (camera.role() != CameraRole.CAMERA) {
            return List.of();
        }
        if (isNewer(state)) {
            return onEdge(state) ? List.of(EDGE) : List.of();
        }
        List<CommandSpec> all = new ArrayList<>(CAMERA);
        all.add(HEALTH);
        if (acknowledges) {
            all.add(acknowledge(state));
        }
        return all;
    }

    private static boolean isNewer(CameraState state) {
        return state.presence() != null && state.configuration() == null;
    }

    private boolean onEdge(CameraState state) {
        return state.health() == null && !edge.isEmpty();
    }

    /// The server's receipt for a detection, said by the station where there is no server.
    private static CommandSpec acknowledge(CameraState state) {
        CameraState.At<CameraEvent.PlatesRead> plates = state.plates();
        @Nullable String newest = plates == null ? null : plates.what().messageId();
        return CommandSpec.of("acknowledge", "Acknowledge a detection", Closing.NOTHING)
                .with(CommandParameter.text(
                                "original_message_id", "The detection's message id", newest == null ? "" : newest)
                        .needed());
    }

    @Override
    public @Nullable ConfigAccess configuration(CameraId camera, CameraState state) {
        boolean takes = camera.role() == CameraRole.CAMERA && TopicLevel.isOne(camera.name()) && !isNewer(state);
        // Fields that nobody has seen would be lost: what is written is always the whole.
        return takes
                ? new ConfigAccess(
                        CONFIG_READ, state.configuration() == null ? null : CONFIG_WRITE, LprConfigSchema.FIELDS)
                : null;
    }

    @Override
    public Order order(CameraCommand command, CameraState state, Instant now) {
        CameraId camera = command.camera();
        TopicLevel.of(camera.name());
        CommandSpec spec = spec(command, state);
        Map<String, String> parameters = spec.accept(command.parameters());
        LprOrders orders = new LprOrders(command, now);
        if (camera.role() == CameraRole.SERVER) {
            return spec.equals(LIST)
                    ? orders.list(prefix + "/blacklist/request")
                    : orders.control(spec, parameters, prefix + "/system/control", Order.Proof.NONE);
        }
        if (spec.equals(EDGE)) {
            return orders.control(spec, parameters, edge + "/" + camera.name() + "/command", Order.Proof.NONE);
        }
        String topics = prefix + "/cameras/" + camera.name();
        return switch (spec.name()) {
            case "health_request" -> orders.request(topics + "/health/request", 1, LprProofs.health(command.id()));
            case "config_request" ->
                orders.request(topics + "/config/request", 2, LprProofs.configReported(command.id()));
            case "config_update" -> orders.configuration(topics, parameters, state);
            case "acknowledge" -> orders.acknowledge(topics, parameters);
            default ->
                orders.control(spec, parameters, topics + "/control", LprProofs.control(command.id(), spec, state));
        };
    }

    private CommandSpec spec(CameraCommand command, CameraState state) {
        if (command.name().equals("update_config")) {
            throw new IllegalArgumentException("“update_config” says nothing of what to set: use “config_update”");
        }
        ConfigAccess access = configuration(command.camera(), state);
        if (access != null && command.name().equals(CONFIG_WRITE.name()) && access.write() == null) {
            throw new IllegalArgumentException(
                    "its configuration is not known yet, and what is written is the whole of it: ask for it first");
        }
        Stream<CommandSpec> configuring = access == null ? Stream.empty() : Stream.of(CONFIG_READ, CONFIG_WRITE);
        return Specs.find(
                Stream.concat(commands(command.camera(), state).stream(), configuring)
                        .toList(),
                command);
    }
}
