package vedette.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.dialect.Order.Dispatch;
import vedette.message.OutboundMessage;
import vedette.model.Arrival;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// What every dialect's controls must keep, checked for all who speak in its fixtures and for hostile names and values.
final class ControlsContract {
    private static final List<String> HOSTILE = List.of(
            "\"",
            "\\",
            "\",\"command\":\"restart_camera\",\"x\":\"",
            "a/b",
            "../x",
            "+",
            "#",
            "{camera}",
            "${request}",
            "\u0000",
            "\n",
            "%2e%2e",
            "?a=b&c",
            "x".repeat(70_000),
            "1e400",
            "NaN",
            "\ud800",
            "{\"a\":1}",
            "-1",
            "0.5",
            " ",
            "true");
    private static final List<String> NAMES =
            List.of("a/b", "+", "#", "x/#", "$SYS", "CAM 001", "a\"b", "a%2Fb", "a?b=c", "..a", "{camera}");

    private final CameraDialect dialect;
    private final Map<CameraId, CameraState> states = new LinkedHashMap<>();
    private final Map<CameraId, Installation> homes = new LinkedHashMap<>();
    private final List<String> breaches = new ArrayList<>();

    private ControlsContract(CameraDialect dialect, List<WireLine> fixtures) {
        this.dialect = dialect;
        for (Installation installation : dialect.defaultInstallations()) {
            Wire wire = Wire.of(dialect, installation);
            for (WireLine fixture : fixtures) {
                learn(wire, installation, fixture);
            }
        }
    }

    static boolean offersCommands(CameraDialect dialect, List<WireLine> fixtures) {
        ControlsContract contract = new ControlsContract(dialect, fixtures);
        return contract.states.entrySet().stream()
                .anyMatch(each -> !contract.controls(each.getKey())
                        .commands(each.getKey(), each.getValue())
                        .isEmpty());
    }

    /// What the controls do not keep, in sentences; empty where all is well.
    static List<String> breaches(CameraDialect dialect, List<WireLine> fixtures) {
        ControlsContract contract = new ControlsContract(dialect, fixtures);
        for (Map.Entry<CameraId, CameraState> each : List.copyOf(contract.states.entrySet())) {
            contract.check(each.getKey(), each.getValue());
            contract.strangers(each.getKey(), each.getValue());
        }
        return contract.breaches;
    }

    private void learn(Wire wire, Installation installation, WireLine fixture) {
        RouteTable.Match match = wire.match(fixture.topic());
        try {
            if (match == null) {
                return;
            }
            if (match.route() instanceof Route.FramesRoute frames) {
                know(frames.naming().camera(match.site(), match.names()), installation);
                return;
            }
            for (CameraEvent event : wire.decode(fixture).events()) {
                know(event.camera(), installation);
                Arrival arrival = new Arrival(Told.NOW, 1, fixture.retain());
                states.computeIfPresent(event.camera(), (id, state) -> state.after(event, arrival));
            }
        } catch (MalformedPayloadException e) {
            assertThat(e.reason()).isNotBlank(); // set aside, as in the station
        }
    }

    private void know(CameraId id, Installation installation) {
        states.putIfAbsent(id, CameraState.of(id));
        homes.putIfAbsent(id, installation);
    }

    private Controls controls(CameraId id) {
        Installation home = homes.get(id);
        return home == null ? Controls.NONE : dialect.controls(home);
    }

    private List<CommandSpec> all(CameraId id, CameraState state) {
        List<CommandSpec> all = new ArrayList<>(controls(id).commands(id, state));
        ConfigAccess access = controls(id).configuration(id, state);
        if (access != null && access.read() != null) {
            all.add(access.read());
        }
        if (access != null && access.write() != null) {
            all.add(access.write());
        }
        return all;
    }

    private void check(CameraId id, CameraState state) {
        List<CommandSpec> specs = all(id, state);
        if (specs.stream().map(CommandSpec::name).distinct().count() != specs.size()) {
            breach(id, "two commands have one name");
        }
        for (CommandSpec spec : specs) {
            if (spec.label().isBlank() || !spec.name().matches("[a-z][a-z0-9_]*")) {
                breach(id, "no name or label: " + spec);
            }
            order(id, state, spec, Map.of());
            for (CommandParameter parameter : spec.parameters()) {
                for (String value : HOSTILE) {
                    order(id, state, spec, Map.of(parameter.name(), value));
                }
            }
            order(id, state, spec, Map.of("no_such_parameter", "1"));
        }
        try {
            controls(id).order(command(id, "no_such_command", Map.of()), state, Told.NOW);
            breach(id, "it takes a command that it does not offer");
        } catch (IllegalArgumentException e) {
            sentence(id, e);
        }
    }

    /// Names that came in messages: other topics must not be made of them.
    private void strangers(CameraId id, CameraState state) {
        for (String name : NAMES) {
            CameraId stranger = new CameraId(id.broker(), id.system(), id.installation(), id.role(), name);
            homes.putIfAbsent(stranger, homes.getOrDefault(id, Installation.under("x")));
            for (CommandSpec spec : all(id, state)) {
                order(stranger, CameraState.of(stranger), spec, Map.of());
            }
        }
    }

    private static CameraCommand command(CameraId id, String name, Map<String, String> parameters) {
        return new CameraCommand(Told.ID, id, name, parameters, "", Told.NOW, null);
    }

    private void order(CameraId id, CameraState state, CommandSpec spec, Map<String, String> parameters) {
        try {
            Order order = controls(id).order(command(id, spec.name(), parameters), state, Told.NOW);
            Order again = controls(id).order(command(id, spec.name(), parameters), state, Told.NOW);
            switch (order.dispatch()) {
                case Dispatch.Message one ->
                    message(id, one.message(), ((Dispatch.Message) again.dispatch()).message());
                case Dispatch.Call one -> {
                    if (!controls(id).needsHttp(spec.name())) {
                        breach(id, spec.name() + " goes to a web server, and it does not say so");
                    }
                    String path = one.request().path();
                    boolean same = Arrays.equals(
                            one.request().body(),
                            ((Dispatch.Call) again.dispatch()).request().body());
                    if (!same || !path.matches("[A-Za-z0-9/_.%-]+(\\?[a-z]+=[A-Za-z0-9_%-]*)?")) {
                        breach(id, spec.name() + " is not pure or has no path: " + path);
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            sentence(id, e);
        }
    }

    private void message(CameraId id, OutboundMessage message, OutboundMessage again) {
        boolean same = message.topic().equals(again.topic()) && Arrays.equals(message.payload(), again.payload());
        int depth = message.topic().split("/", -1).length;
        // As deep as the topic of somebody with a plain name: what a name holds adds no level.
        if (!same || message.topic().indexOf('\u0000') >= 0 || depth > 6) {
            breach(id, "not pure, or no topic: " + message.topic());
        }
        boolean strange = id.name().indexOf('/') >= 0
                || id.name().indexOf('#') >= 0
                || id.name().startsWith("$");
        if (strange && message.topic().contains(id.name())) {
            breach(id, "another topic is made of its name: " + message.topic());
        }
        // A device is told any text, also one that only begins like JSON.
        if (id.role() != CameraRole.DEVICE && message.payload().length > 0 && message.payload()[0] == '{') {
            json(id, message);
        }
    }

    private void json(CameraId id, OutboundMessage message) {
        try {
            JsonPayload json = JsonPayload.parse(message.payload());
            String command = json.isObject() ? json.optionalText("message_id") : null;
            if (command != null && !command.equals(Told.ID.toString())) {
                breach(id, "another id than the command's: " + json.json());
            }
        } catch (MalformedPayloadException e) {
            breach(id, message.topic() + ": " + e.reason());
        }
    }

    private void sentence(CameraId id, IllegalArgumentException e) {
        String text = String.valueOf(e.getMessage());
        boolean plain = !text.isBlank() && !text.equals("null") && text.chars().noneMatch(Character::isISOControl);
        if (!plain || text.length() > 700 || e instanceof NumberFormatException) {
            breach(id, "not a sentence: " + e);
        }
    }

    private void breach(CameraId id, String what) {
        breaches.add(dialect.id() + " " + id.role() + " " + id.name() + ": " + what);
    }
}
