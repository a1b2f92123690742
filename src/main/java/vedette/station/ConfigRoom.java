package vedette.station;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRecord;
import vedette.command.CommandRefusedException;
import vedette.command.Commands;
import vedette.configuration.ConfigDocument;
import vedette.configuration.ConfigDraft;
import vedette.configuration.ConfigException;
import vedette.configuration.ConfigPush;
import vedette.configuration.ConfigPush.Outcome;
import vedette.configuration.ConfigState;
import vedette.configuration.ConfigVersion;
import vedette.configuration.FieldValue;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.dialect.ConfigField;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.Printable;
import vedette.store.LogRecord;

/// The configurations of all cameras: what they report, what is being changed, what is on its way to them, and what was
/// set and is otherwise now. Thread-safe; nothing here waits for a broker, a camera or the disk.
public final class ConfigRoom implements NewsFollower {
    private final Commands commands;
    private final Clock clock;
    private final ConfigNotes notes;
    private final ConfigKeeping keeping;
    private final Map<CameraId, ConfigState> states = new ConcurrentHashMap<>();
    private final Set<CameraId> underWay = new HashSet<>();
    private final ConfigBatches batches = new ConfigBatches();

    /// @param keeping where it is kept
    /// @param notes where it is written down
    public ConfigRoom(Commands commands, ConfigKeeping keeping, ConfigNotes notes, Clock clock) {
        this.commands = commands;
        this.keeping = keeping;
        this.notes = notes;
        this.clock = clock;
    }

    /// The room of a station.
    ///
    /// @param notes takes records for the log, from any thread
    static ConfigRoom of(Commands commands, StationSetup setup, Consumer<LogRecord> notes) {
        Path folder = setup.outbound().configurations();
        ConfigNotes written = new ConfigNotes(notes, Printable.text(setup.operator(), 128), setup.clock());
        ConfigKeeping keeping = folder == null ? ConfigKeeping.none() : ConfigKeeping.in(folder, written::trouble);
        return new ConfigRoom(commands, keeping, written, setup.clock());
    }

    /// What is known of a camera's configuration. The same object until something changes.
    public ConfigState of(CameraId camera) {
        return states.getOrDefault(camera, keeping.earlier(camera));
    }

    /// How the camera's configuration is read and written, or null where it can't be.
    public @Nullable ConfigAccess access(CameraId camera) {
        return commands.configuration(camera);
    }

    /// What is known of the camera's fields.
    public List<ConfigField> schema(CameraId camera) {
        ConfigAccess access = commands.configuration(camera);
        return access == null ? List.of() : access.schema();
    }

    @Override
    public void heard(CameraEvent event, Arrival arrival) {
        if (event instanceof CameraEvent.ConfigReported report) {
            try {
                ConfigDocument document = ConfigDocument.parse(report.json());
                ConfigState.Reported reported =
                        new ConfigState.Reported(document, report.type(), arrival.received(), arrival.retained());
                change(report.camera(), state -> state.heard(reported));
            } catch (ConfigException e) {
                change(report.camera(), state -> state.unusable(e.sentence()));
            }
        }
    }

    private synchronized ConfigState change(CameraId camera, UnaryOperator<ConfigState> change) {
        ConfigState before = of(camera);
        ConfigState after = change.apply(before);
        if (after != before) {
            states.put(camera, after);
            if (!after.set().equals(before.set())
                    || !after.versions().equals(before.versions())
                    || !after.type().equals(before.type())) {
                keeping.changed(camera, after);
            }
        }
        return after;
    }

    /// Changes a field of the draft.
    public void edit(CameraId camera, String path, FieldValue wanted) {
        change(camera, state -> state.edited(path, wanted));
    }

    /// Takes back the change of a field.
    public void revert(CameraId camera, String path) {
        change(camera, state -> state.reverted(path));
    }

    /// Takes back all changes that were not sent.
    public void revert(CameraId camera) {
        change(camera, ConfigState::reverted);
    }

    /// Makes a draft that leads back to a version.
    ///
    /// @return its fields that the camera has no more, and that are left out
    /// @throws ConfigException when the version can't be read
    public synchronized List<String> restore(CameraId camera, ConfigVersion version) throws ConfigException {
        ConfigState now = of(camera);
        ConfigState restored = now.restoring(version, schema(camera));
        change(camera, state -> restored);
        return now.goneSince(version);
    }

    /// Makes a draft that sets again what is otherwise now.
    public void setAgain(CameraId camera) {
        change(camera, ConfigState::settingAgain);
    }

    /// What the camera has is what it should have.
    public void acceptDrift(CameraId camera) {
        ConfigState before = of(camera);
        ConfigDocument document = document(before);
        if (document != null) {
            change(camera, state -> state.accepted(clock.instant(), notes.operator()));
            notes.accepted(camera, before.drift(), document);
        }
    }

    /// Asks the camera for its configuration.
    ///
    /// @throws CommandRefusedException when it can't be asked; says why
    public CommandRecord ask(CameraId camera) throws CommandRefusedException {
        ConfigAccess access = commands.configuration(camera);
        CommandSpec read = access == null ? null : access.read();
        if (read == null) {
            throw new CommandRefusedException("This one can't be asked for its configuration.");
        }
        return commands.give(camera, read.name(), Map.of());
    }

    /// Sends the draft.
    ///
    /// @param rollBack whether what was there before is sent again when the camera does not confirm it
    /// @throws CommandRefusedException when it is not even queued; says why, and the draft stays
    public void push(CameraId camera, boolean rollBack) throws CommandRefusedException {
        ConfigDraft draft = of(camera).draft();
        if (draft == null) {
            throw new CommandRefusedException("Nothing was changed.");
        }
        push(camera, draft.changes(), rollBack);
    }

    /// Sends what the camera reported last, with some fields changed.
    ///
    /// @throws CommandRefusedException when it is not even queued; says why
    synchronized void push(CameraId camera, Map<String, FieldValue> changes, boolean rollBack)
            throws CommandRefusedException {
        ConfigState state = of(camera);
        ConfigState.Reported now = state.reported();
        if (now == null) {
            throw new CommandRefusedException("The camera has not reported its configuration: ask for it first.");
        }
        Map<String, String> problems =
                new ConfigDraft(now.document(), changes).problems(now.document(), schema(camera));
        if (!problems.isEmpty()) {
            Map.Entry<String, String> first = problems.entrySet().iterator().next();
            throw new CommandRefusedException(first.getKey() + ": " + first.getValue());
        }
        try {
            send(camera, new PushPlan(now, now.document(), changes, false, rollBack));
        } catch (ConfigException e) {
            throw new CommandRefusedException(e.sentence());
        }
    }

    /// Sets the fields that the last push was to change as they were before, in what the camera reports now.
    ///
    /// @throws CommandRefusedException when it is not even queued; says why
    public synchronized void rollBack(CameraId camera) throws CommandRefusedException {
        ConfigState state = of(camera);
        ConfigState.Reported now = state.reported();
        ConfigPush push = state.push();
        if (now == null || push == null || !push.canBeTakenBack(now.document())) {
            throw new CommandRefusedException("There is nothing to roll back.");
        }
        try {
            send(camera, new PushPlan(now, push.sent(), push.takingBack(now.document()), true, false));
        } catch (ConfigException e) {
            throw new CommandRefusedException(e.sentence());
        }
    }

    private void send(CameraId camera, PushPlan plan) throws CommandRefusedException, ConfigException {
        ConfigAccess access = commands.configuration(camera);
        CommandSpec write = access == null ? null : access.write();
        if (write == null) {
            throw new CommandRefusedException("This one's configuration can't be set.");
        }
        ConfigPush earlier = of(camera).push();
        if (earlier != null && earlier.isUnderWay()) {
            throw new CommandRefusedException("Another configuration is still on its way: wait for its end.");
        }
        CommandRecord record = commands.give(camera, write.name(), plan.parameters());
        ConfigPush push = plan.begun(record.command().id(), clock.instant());
        underWay.add(camera);
        String text = plan.isRollBack() ? "" : ConfigNotes.changes(plan.from(), plan.changes());
        change(camera, state -> state.pushed(push, notes.operator(), text));
        notes.sent(camera, push, plan.from());
    }

    private static @Nullable ConfigDocument document(ConfigState state) {
        ConfigState.Reported reported = state.reported();
        return reported == null ? null : reported.document();
    }

    /// Sends the same changes to several cameras: to the first, and to the others only once the first has confirmed.
    ///
    /// @param cameras at least one
    /// @return what is followed by [#batch]
    public synchronized UUID pushToMany(List<CameraId> cameras, Map<String, FieldValue> changes, boolean rollBack) {
        return batches.begin(new ConfigBatch(this, notes, cameras, changes, rollBack));
    }

    /// How a push to several cameras stands; empty where it is unknown, or older than the last twenty.
    public synchronized Optional<ConfigBatch.View> batch(UUID id) {
        return batches.find(id).map(ConfigBatch::view);
    }

    /// Looks at what is on its way, and at what is otherwise than it was set. Called a few times a second.
    ///
    /// @return what needs attention for as long as it lasts
    public synchronized List<AttentionItem> look(long nowNanos) {
        for (CameraId camera : List.copyOf(underWay)) {
            follow(camera);
        }
        batches.look();
        keeping.look(nowNanos);
        return notes.drifting(states, nowNanos, clock.instant());
    }

    private void follow(CameraId camera) {
        ConfigPush push = of(camera).push();
        if (push == null || !push.isUnderWay()) {
            underWay.remove(camera);
            return;
        }
        CommandRecord record = commands.find(push.command()).orElse(null);
        Outcome outcome = record == null ? Outcome.NOT_CONFIRMED : PushOutcome.of(record);
        if (outcome == Outcome.UNDER_WAY) {
            return;
        }
        underWay.remove(camera);
        String text = record == null ? "what became of the command is not known any more" : record.text();
        ConfigState after = change(camera, state -> state.ended(outcome, text, clock.instant(), notes.operator()));
        notes.ended(camera, push, outcome, text);
        ConfigPush ended = after.push();
        boolean known = record != null; // where nothing is known of it, the camera may well have it
        if (known && ended != null && ended.rollBackItself() && ended.canBeTakenBack(document(after))) {
            try {
                rollBack(camera);
            } catch (CommandRefusedException e) {
                notes.notRolledBack(camera, String.valueOf(e.getMessage()));
            }
        }
    }

    /// Writes what is not written yet, and ends the writing.
    void close() {
        keeping.close();
    }
}
