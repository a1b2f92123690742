package vedette.station;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.message.InboundMessage;
import vedette.message.Publisher;

/// Cameras of a number plate server, and the server, that answer as real ones do on a bad day: not, late, twice, out of
/// order, with no, with a word that nobody knows, with rubbish. The server says `executed` to everything. Keeps what
/// was really done.
final class ErraticCamera implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"message_id\":\"([0-9a-f-]{36})\"");

    /// How the cameras deal with one command, in each of its tries.
    enum Way {
        PROMPT,
        LOSES_THE_FIRST,
        DEAF,
        TWICE,
        SLOW,
        TOO_LATE,
        REFUSES,
        UNCLEAR,
        RUBBISH_FIRST
    }

    final Map<String, Way> ways = new ConcurrentHashMap<>();
    final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
    /// When a camera first did what it was told, by the command's id.
    final Map<String, Instant> done = new ConcurrentHashMap<>();

    private final Random random = new Random(5);
    private final Publisher camera;
    private final Publisher server;
    private final long tooLateMillis;
    private final ScheduledExecutorService later = NamedThreads.scheduler("erratic");

    /// @param tooLateMillis after this time nobody waits for an answer any more
    ErraticCamera(Publisher camera, Publisher server, long tooLateMillis) throws Exception {
        this.camera = camera;
        this.server = server;
        this.tooLateMillis = tooLateMillis;
        camera.subscribe("lprserver/cameras/+/control", 2, this::control)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        server.subscribe("lprserver/cameras/+/control", 2, this::overhear)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static String id(InboundMessage message) {
        Matcher id = ID.matcher(new String(message.payload(), StandardCharsets.UTF_8).replace(" ", ""));
        if (!id.find()) {
            throw new IllegalStateException("a command without an id");
        }
        return id.group(1);
    }

    private synchronized Way way(String id) {
        return ways.computeIfAbsent(id, key -> Way.values()[random.nextInt(Way.values().length)]);
    }

    private synchronized int pause(int most) {
        return random.nextInt(most);
    }

    private void overhear(InboundMessage message) {
        String id = id(message);
        after(pause(300), () -> say(server, message, answer(id, "executed", "")));
    }

    private void control(InboundMessage message) {
        Instant now = Instant.now();
        String id = id(message);
        int time = heard.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
        Way way = way(id);
        boolean lost = way == Way.DEAF || (way == Way.LOSES_THE_FIRST && time == 1);
        if (lost) {
            return;
        }
        if (way == Way.REFUSES) {
            say(camera, message, answer(id, "unknown_command", result(false)));
            return;
        }
        done.putIfAbsent(id, now);
        String yes = answer(
                id, way == Way.UNCLEAR ? "perhaps" : "executed", way == Way.UNCLEAR ? ",\"result\":{}" : result(true));
        switch (way) {
            case TWICE -> {
                say(camera, message, yes);
                after(pause(50), () -> say(camera, message, answer(id, "executed", result(true))));
            }
            case SLOW -> after(200 + pause(1300), () -> say(camera, message, yes));
            case TOO_LATE -> after((int) tooLateMillis, () -> say(camera, message, yes));
            case RUBBISH_FIRST -> {
                say(camera, message, "{\"status\":");
                say(camera, message, answer(UUID.randomUUID().toString(), "executed", result(true)));
                say(camera, message, yes);
            }
            default -> say(camera, message, yes);
        }
    }

    private static String result(boolean success) {
        return ",\"result\":{\"success\":" + success + ",\"message\":\"so it is\"}";
    }

    private static String answer(String id, String status, String result) {
        return "{\"message_id\":\"" + UUID.randomUUID()
                + "\",\"timestamp\":\"2026-03-01T12:00:00\",\"original_message_id\":\"" + id + "\",\"status\":\""
                + status + "\"" + result + "}";
    }

    private static void say(Publisher who, InboundMessage to, String payload) {
        var _ = who.publish(CommandLab.message(to.topic() + "/response", payload, 2));
    }

    private void after(int millis, Runnable what) {
        later.schedule(what, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
