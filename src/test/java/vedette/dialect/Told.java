package vedette.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Order.Dispatch;
import vedette.message.HttpReply;
import vedette.message.HttpRequest;
import vedette.message.OutboundMessage;
import vedette.model.Arrival;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// A camera of one installation that is told something: its state follows from messages, as in the station, and what
/// comes after the sending is put to the order's proof.
public final class Told {
    public static final UUID ID = UUID.fromString("11111111-2222-4333-8444-555555555555");
    public static final Instant NOW = Instant.parse("2026-11-20T07:50:46.477241Z");
    private static final Arrival LIVE = new Arrival(NOW, 1, false);
    private static final Arrival KEPT = new Arrival(NOW, 1, true);

    private final Controls controls;
    private final Wire wire;
    private final CameraId camera;
    private CameraState state;

    public Told(CameraDialect dialect, Installation installation, CameraRole role, String name) {
        controls = dialect.controls(installation);
        wire = Wire.of(dialect, installation);
        camera = new CameraId("broker", dialect.id(), installation.name(), role, name);
        state = CameraState.of(camera);
    }

    /// The camera says something before it is told anything.
    public Told said(String topic, String payload) {
        for (CameraEvent event : events(topic, payload)) {
            if (event.camera().equals(camera)) {
                state = state.after(event, LIVE);
            }
        }
        return this;
    }

    private List<CameraEvent> events(String topic, String payload) {
        try {
            return wire.decode(topic, payload).events();
        } catch (MalformedPayloadException e) {
            return List.of(); // the station sets it aside: no proof ever sees it
        }
    }

    public List<String> offered() {
        return controls.commands(camera, state).stream().map(CommandSpec::name).toList();
    }

    public CommandSpec spec(String name) {
        return controls.commands(camera, state).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public @Nullable ConfigAccess configuration() {
        return controls.configuration(camera, state);
    }

    /// How it said last that it is configured.
    public String reportedConfiguration() {
        return Objects.requireNonNull(state.configuration()).what().json();
    }

    public Order order(String name, Map<String, String> parameters) {
        return controls.order(new CameraCommand(ID, camera, name, parameters, "", NOW, null), state, NOW);
    }

    public Order order(String name) {
        return order(name, Map.of());
    }

    public static OutboundMessage message(Order order) {
        return ((Dispatch.Message) order.dispatch()).message();
    }

    public static String payload(Order order) {
        return new String(message(order).payload(), StandardCharsets.UTF_8);
    }

    public static HttpRequest request(Order order) {
        return ((Dispatch.Call) order.dispatch()).request();
    }

    public static String body(Order order) {
        return new String(request(order).body(), StandardCharsets.UTF_8);
    }

    /// What a web server's answer means.
    public static Verdict replied(Order order, int status, String body) {
        return ((Dispatch.Call) order.dispatch())
                .reading()
                .apply(new HttpReply(status, body.getBytes(StandardCharsets.UTF_8)));
    }

    /// What a message means for an order, in a word and, where there is one, its text: `Confirmed: …`.
    public String after(Order order, String topic, String payload) {
        return after(order, topic, payload, LIVE);
    }

    /// The same for what the broker had kept.
    public String kept(Order order, String topic, String payload) {
        return after(order, topic, payload, KEPT);
    }

    private String after(Order order, String topic, String payload, Arrival arrival) {
        String said = "Unrelated";
        for (CameraEvent event : events(topic, payload)) {
            String one = shown(order.proof().of(event, arrival));
            said = one.equals("Unrelated") ? said : one;
        }
        return said;
    }

    /// What a picture that was asked for means.
    public String pictured(Order order, boolean retained) {
        CameraEvent event = new CameraEvent.SnapshotTaken(camera, null, 1234);
        return shown(order.proof().of(event, retained ? KEPT : LIVE));
    }

    public static String shown(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Unrelated ignored -> "Unrelated";
            case Verdict.ServerSaid said -> "ServerSaid: " + said.text();
            case Verdict.Remarked remarked -> "Remarked: " + remarked.text();
            case Verdict.Came came -> "Came: " + came.text();
            case Verdict.Answered answered -> "Answered: " + answered.text();
            case Verdict.Confirmed confirmed -> "Confirmed: " + confirmed.text();
            case Verdict.Refused refused -> "Refused: " + refused.text();
            case Verdict.Pictured pictured -> "Pictured: " + pictured.jpeg().length;
        };
    }
}
