package vedette.command;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Controls;
import vedette.dialect.Order;
import vedette.dialect.Verdict;
import vedette.message.HttpReply;
import vedette.message.HttpRequest;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.RequestChannel;
import vedette.message.SideChannel;
import vedette.model.Arrival;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.CommandAnswered;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;
import vedette.settings.CommandSettings;

/// A desk on a clock that a test moves, with a broker and a web server that answer when the test says so.
final class DeskRig extends Clock implements Dispatcher {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final CameraId DOOR = camera(CameraRole.CAMERA, "door");
    static final CameraId GATE = camera(CameraRole.CAMERA, "gate");
    static final CameraId SERVER = camera(CameraRole.SERVER, "system");

    /// A message that left, and what the broker will say of it.
    record Sent(OutboundMessage message, CompletableFuture<Published> said) {
        String property(String name) {
            return message.properties().stream()
                    .filter(each -> each.name().equals(name))
                    .map(each -> each.value())
                    .findFirst()
                    .orElse("");
        }
    }

    final List<Sent> sent = new ArrayList<>();
    final List<CompletableFuture<HttpReply>> asked = new ArrayList<>();
    final List<CommandRecord> told = new ArrayList<>();
    final List<byte[]> pictures = new ArrayList<>();
    final Set<CameraId> gone = new HashSet<>();
    boolean online = true;
    boolean http = true;
    boolean refusesAtOnce;
    int room = 4;
    Duration timeGiven = Duration.ZERO;
    String protocol = "MQTT 5";
    final CommandDesk desk;
    private long nanos = 1_000_000_000_000L;

    DeskRig(CommandSettings settings) {
        desk = new CommandDesk(new CommandDesk.Setup(
                settings,
                "jo",
                this,
                () -> nanos,
                this,
                id -> gone.contains(id) ? null : new CameraDirectory.Entry(CameraState.of(id), new SampleControls()),
                told::add,
                (command, jpeg) -> pictures.add(jpeg),
                () -> {}));
    }

    DeskRig() {
        this(CommandSettings.USUAL);
    }

    static CameraId camera(CameraRole role, String name) {
        return new CameraId("lab", "sample", "sample", role, name);
    }

    /// `stir` shows in the state, `ask` is answered, `shoot` brings a picture, `shout` is answered by nobody; `once`,
    /// `post`, `switch` and `still` go to the web server, `once` is sent once.
    private static final class SampleControls implements Controls {
        private static final List<CommandSpec> ALL = List.of(
                CommandSpec.of("stir", "Stir", Closing.STATE)
                        .with(CommandParameter.number("speed", "Speed", "1"))
                        .warning("It splashes."),
                CommandSpec.of("ask", "Ask", Closing.ANSWER),
                CommandSpec.of("shoot", "Shoot", Closing.PICTURE),
                CommandSpec.of("shout", "Shout", Closing.NOTHING),
                CommandSpec.of("once", "Once", Closing.STATE).once(),
                CommandSpec.of("post", "Post", Closing.ANSWER).once(),
                CommandSpec.of("switch", "Switch", Closing.ANSWER),
                CommandSpec.of("still", "Still", Closing.PICTURE));

        @Override
        public List<CommandSpec> commands(CameraId camera, CameraState state) {
            return ALL;
        }

        @Override
        public boolean needsHttp(String command) {
            return Set.of("post", "switch", "still").contains(command);
        }

        @Override
        public Order order(CameraCommand command, CameraState state, Instant now) {
            if (command.parameter("speed", "1").equals("13")) {
                throw new IllegalArgumentException("13 brings bad luck");
            }
            Order.Proof proof = (event, arrival) -> means(command, event);
            if (needsHttp(command.name())) {
                return Order.call(HttpRequest.get(command.name()), DeskRig::read, proof);
            }
            byte[] payload = command.name().getBytes(StandardCharsets.UTF_8);
            return Order.message(
                    new OutboundMessage("sample/" + command.camera().name(), payload, 1, false), proof);
        }
    }

    private static Verdict read(HttpReply reply) {
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        return switch (text) {
            case "done" -> new Verdict.Confirmed("it is done");
            case "no" -> new Verdict.Refused("it will not");
            case "jpeg" -> new Verdict.Pictured(reply.body());
            default -> Verdict.UNRELATED;
        };
    }

    /// Answers name the command's id; health and pictures do not.
    private static Verdict means(CameraCommand command, CameraEvent event) {
        return switch (event) {
            case CommandAnswered answer
            when answer.originalId() == null -> new Verdict.Confirmed("it said " + answer.status());
            case CommandAnswered answer
            when command.id().toString().equals(answer.originalId()) -> {
                String text = answer.status();
                yield answer.byCamera() ? said(command, text) : new Verdict.ServerSaid("the server says " + text);
            }
            case CameraEvent.MotionChanged moved when moved.moving() -> new Verdict.Confirmed("it moves");
            case CameraEvent.SnapshotTaken ignored -> new Verdict.Confirmed("a picture came.");
            case CameraEvent.CryHeard ignored -> new Verdict.Remarked("it cried");
            case CameraEvent.AlertRaised ignored -> new Verdict.Came("an alert came");
            default -> Verdict.UNRELATED;
        };
    }

    private static Verdict said(CameraCommand command, String text) {
        return switch (text) {
            case "no" -> new Verdict.Refused("it said no");
            case "maybe" -> new Verdict.Answered("it said maybe");
            default ->
                command.name().equals("ask")
                        ? new Verdict.Confirmed("it said " + text)
                        : new Verdict.Answered("it said " + text);
        };
    }

    CommandRecord give(CameraId camera, String name) throws CommandRefusedException {
        CommandRecord record = desk.give(camera, name, Map.of());
        desk.look();
        return record;
    }

    CommandRecord give(String name) throws CommandRefusedException {
        return give(DOOR, name);
    }

    CommandRecord now(CommandRecord record) {
        return desk.find(record.command().id()).orElseThrow();
    }

    void pass(double seconds) {
        nanos += (long) (seconds * 1e9);
        desk.look();
    }

    Sent last() {
        return sent.getLast();
    }

    void answer(CommandRecord record, boolean byCamera, String status) {
        desk.heard(
                new CommandAnswered(
                        record.command().camera(),
                        null,
                        null,
                        record.command().id().toString(),
                        "",
                        status,
                        byCamera,
                        null,
                        ""),
                arrival());
    }

    /// An answer that names no command.
    void answer(CameraId camera, String status) {
        desk.heard(new CommandAnswered(camera, null, null, null, "", status, true, null, ""), arrival());
    }

    void move(CameraId camera) {
        desk.heard(new CameraEvent.MotionChanged(camera, null, true), arrival());
    }

    void picture(CameraId camera, @Nullable String correlation) {
        desk.heard(new CameraEvent.SnapshotTaken(camera, null, 1000, correlation), arrival());
    }

    Arrival arrival() {
        return new Arrival(instant(), nanos, false);
    }

    @Override
    public LinkState link(String broker) {
        return online ? new LinkState.Online(protocol, true, List.of()) : new LinkState.Retrying("gone", START);
    }

    @Override
    public CompletionStage<Published> publish(String broker, OutboundMessage message) {
        if (refusesAtOnce) {
            return CompletableFuture.failedFuture(new IllegalStateException("not connected"));
        }
        sent.add(new Sent(message, new CompletableFuture<>()));
        return last().said();
    }

    @Override
    public @Nullable RequestChannel channel(CameraId camera) {
        return http ? new WebServer() : null;
    }

    private final class WebServer implements RequestChannel {
        @Override
        public SideChannel.Site site() {
            return new SideChannel.Site("lab", "sample", "sample");
        }

        @Override
        public String address() {
            return "http://lab:5000";
        }

        @Override
        public boolean hasRoom() {
            return asked.stream().filter(each -> !each.isDone()).count() < room;
        }

        @Override
        public CompletableFuture<HttpReply> ask(HttpRequest request, Duration most) {
            asked.add(new CompletableFuture<>());
            timeGiven = most;
            return asked.getLast();
        }

        @Override
        public void close() {}
    }

    static HttpReply reply(int status, String text) {
        return new HttpReply(status, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Instant instant() {
        return START.plus(Duration.ofNanos(nanos - 1_000_000_000_000L));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
