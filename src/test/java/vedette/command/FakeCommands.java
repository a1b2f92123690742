package vedette.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.model.CameraCommand;
import vedette.model.CameraId;

/// Commands whose fate the test decides.
public final class FakeCommands implements Commands {
    private final Map<CameraId, List<CommandSpec>> offered = new ConcurrentHashMap<>();
    private final Map<CameraId, ConfigAccess> access = new ConcurrentHashMap<>();
    private final List<CommandRecord> records = new CopyOnWriteArrayList<>();
    private volatile List<CommandRecord> view = List.of();
    private volatile int bound = Integer.MAX_VALUE;

    public void offer(CameraId camera, CommandSpec... specs) {
        offered.put(camera, List.of(specs));
    }

    public void configure(CameraId camera, ConfigAccess how) {
        access.put(camera, how);
    }

    /// More than these are refused.
    public void bound(int most) {
        bound = most;
    }

    @Override
    public List<CommandSpec> offered(CameraId camera) {
        return offered.getOrDefault(camera, List.of());
    }

    @Override
    public @Nullable ConfigAccess configuration(CameraId camera) {
        return access.get(camera);
    }

    @Override
    public synchronized CommandRecord give(CameraId camera, String name, Map<String, String> parameters)
            throws CommandRefusedException {
        if (records.size() >= bound) {
            throw new CommandRefusedException("Too many commands wait: " + bound + ".");
        }
        Instant now = Instant.now();
        CommandRecord record = new CommandRecord(
                new CameraCommand(UUID.randomUUID(), camera, name, parameters, "olga", now, null),
                spec(camera, name),
                Stage.QUEUED,
                0,
                3,
                now.plusSeconds(30),
                List.of(new CommandStep(now, Stage.QUEUED, "queued")));
        records.add(record);
        publish();
        return record;
    }

    private CommandSpec spec(CameraId camera, String name) {
        return offered(camera).stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseGet(() -> CommandSpec.of(name, name, CommandSpec.Closing.STATE));
    }

    @Override
    public List<CommandRecord> giveAll(List<CameraId> cameras, String name, Map<String, String> parameters) {
        List<CommandRecord> given = new ArrayList<>();
        for (CameraId camera : cameras) {
            try {
                given.add(give(camera, name, parameters));
            } catch (CommandRefusedException e) {
                throw new IllegalStateException(e);
            }
        }
        return given;
    }

    /// The newest command to a camera takes a step.
    public synchronized void step(CameraId camera, Stage stage, int attempt, String text) {
        for (int i = records.size() - 1; i >= 0; i--) {
            CommandRecord before = records.get(i);
            if (before.command().camera().equals(camera)) {
                List<CommandStep> steps = new ArrayList<>(before.steps());
                steps.add(new CommandStep(steps.getLast().when().plus(Duration.ofMillis(180)), stage, text));
                records.set(
                        i,
                        new CommandRecord(
                                before.command(),
                                before.spec(),
                                stage,
                                attempt,
                                before.tries(),
                                before.deadline(),
                                steps));
                publish();
                return;
            }
        }
        throw new AssertionError("nothing was given to " + camera);
    }

    /// The commands given to a camera, oldest first.
    public List<CommandRecord> given(CameraId camera) {
        return records.stream()
                .filter(record -> record.command().camera().equals(camera))
                .toList();
    }

    /// All commands to a camera are known no more.
    public synchronized void forget(CameraId camera) {
        records.removeIf(each -> each.command().camera().equals(camera));
        publish();
    }

    private void publish() {
        List<CommandRecord> newestFirst = new ArrayList<>(records);
        Collections.reverse(newestFirst);
        view = List.copyOf(newestFirst.subList(0, Math.min(500, newestFirst.size())));
    }

    @Override
    public synchronized boolean withdraw(UUID id) {
        CommandRecord record = find(id).orElseThrow();
        if (record.stage() != Stage.QUEUED) {
            return false;
        }
        step(record.command().camera(), Stage.WITHDRAWN, 0, "taken back");
        return true;
    }

    @Override
    public Optional<CommandRecord> find(UUID id) {
        return records.stream()
                .filter(record -> record.command().id().equals(id))
                .findFirst();
    }

    @Override
    public List<CommandRecord> recent() {
        return view;
    }
}
