package vedette.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.message.OutboundMessage;

/// A fake broker, a clock that stands still, and cameras that share them.
final class Stage {
    private static final Map<String, FrameLoop> FILLED = new ConcurrentHashMap<>();

    final ManualScheduler scheduler = new ManualScheduler();
    final FakeBroker broker = new FakeBroker();
    final Counters counters = new Counters();
    /// Encodes nothing in the background: the first frame stands for all unless a test fills the loop.
    final FrameLoops loops = new FrameLoops(task -> {});
    final World world = new World(
            scheduler::nanos,
            () -> Instant.parse("2026-11-20T07:50:46Z").plusNanos(scheduler.nanos()),
            ZoneId.of("Asia/Bangkok"),
            loops,
            counters);

    static Identity identity(String name, String system) {
        return new Identity(name, system, 1, 0);
    }

    <C extends SimulatedCamera> C start(C camera) {
        camera.start(broker, scheduler);
        return camera;
    }

    void pass(long millis) {
        scheduler.pass(Duration.ofMillis(millis));
    }

    static JsonPayload json(OutboundMessage message) {
        try {
            return JsonPayload.parse(message.payload());
        } catch (MalformedPayloadException e) {
            throw new AssertionError(FakeBroker.text(message), e);
        }
    }

    static JsonPayload object(JsonPayload parent, String field) throws MalformedPayloadException {
        JsonPayload child = parent.optionalObject(field);
        if (child == null) {
            throw new AssertionError("no " + field + " in " + parent.json());
        }
        return child;
    }

    /// A loop in which every frame is there. Made once for all tests, because that takes seconds.
    static FrameLoop filled(Scene scene) {
        return FILLED.computeIfAbsent(scene.name(), name -> {
            FrameLoop loop = new FrameLoop(scene, FrameSize.VGA, bytes -> true);
            loop.fill(Runnable::run);
            return loop;
        });
    }
}
