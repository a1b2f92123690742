package vedette.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.ConfigAccess;
import vedette.dialect.Order.Dispatch;
import vedette.dialect.Verdict;
import vedette.model.Arrival;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.Printable;
import vedette.settings.CommandSettings;

/// Where commands are given, sent, and held against what is heard, until each has had its last word. Thread-safe: a
/// lock guards all life lines, and is held for one of them at a time while they are sent.
public final class CommandDesk implements Commands, AutoCloseable {
    private final CommandSettings settings;
    private final String operator;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Dispatcher dispatcher;
    private final CameraDirectory directory;
    private final Consumer<CommandRecord> listener;
    private final Runnable wake;
    private final Sending sending;
    private final LifeLines lines = new LifeLines();
    private boolean closed;

    /// What a desk needs besides its settings.
    ///
    /// @param operator in whose name commands are given, empty where there is none
    /// @param clock the wall clock
    /// @param nanos the monotonic clock
    /// @param listener told of each step, in order and with the desk's lock held: returns soon and never throws
    /// @param wake asks for a [#look] soon; returns at once
    public record Setup(
            CommandSettings settings,
            String operator,
            Clock clock,
            LongSupplier nanos,
            Dispatcher dispatcher,
            CameraDirectory directory,
            Consumer<CommandRecord> listener,
            Runnable wake) {}

    public CommandDesk(Setup setup) {
        settings = setup.settings();
        operator = setup.operator();
        clock = setup.clock();
        nanos = setup.nanos();
        dispatcher = setup.dispatcher();
        directory = setup.directory();
        listener = setup.listener();
        wake = setup.wake();
        sending = new Sending(dispatcher, directory, clock, nanos, this::locked);
    }

    private synchronized void locked(Runnable what) {
        what.run();
    }

    @Override
    public List<CommandSpec> offered(CameraId camera) {
        CameraDirectory.Entry entry = directory.find(camera);
        return entry == null
                ? List.of()
                : entry.controls().commands(camera, entry.state()).stream()
                        .filter(spec -> isReachable(entry, camera, spec.name()))
                        .toList();
    }

    private boolean isReachable(CameraDirectory.Entry entry, CameraId camera, String command) {
        return !entry.controls().needsHttp(command) || dispatcher.channel(camera) != null;
    }

    @Override
    public @Nullable ConfigAccess configuration(CameraId camera) {
        CameraDirectory.Entry entry = directory.find(camera);
        return entry == null ? null : entry.controls().configuration(camera, entry.state());
    }

    @Override
    public CommandRecord give(CameraId camera, String name, Map<String, String> parameters)
            throws CommandRefusedException {
        return give(camera, name, parameters, null);
    }

    @Override
    public List<CommandRecord> giveAll(List<CameraId> cameras, String name, Map<String, String> parameters) {
        UUID batch = UUID.randomUUID();
        List<CommandRecord> given = new ArrayList<>();
        for (CameraId camera : cameras) {
            try {
                given.add(give(camera, name, parameters, batch));
            } catch (CommandRefusedException e) {
                given.add(refused(command(camera, name, parameters, batch), String.valueOf(e.getMessage())));
            }
        }
        return given;
    }

    private CameraCommand command(
            CameraId camera, String name, Map<String, String> parameters, @Nullable UUID batch) {
        return new CameraCommand(UUID.randomUUID(), camera, name, parameters, operator, clock.instant(), batch);
    }

    private CommandRecord give(
            CameraId camera, String name, Map<String, String> parameters, @Nullable UUID batch)
            throws CommandRefusedException {
        CameraDirectory.Entry entry = directory.find(camera);
        CommandSpec spec = entry == null ? null : spec(entry, camera, name);
        if (entry == null || spec == null) {
            throw new CommandRefusedException(
                    camera.name() + " takes no command “" + Printable.text(name, 60) + "” just now.");
        }
        if (!isReachable(entry, camera, name)) {
            throw new CommandRefusedException(name + " goes to the installation's web server, and the settings do not say"
                    + " where that is: option http of the installation.");
        }
        CameraCommand command = command(camera, name, GivenParameters.checked(spec, parameters), batch);
        boolean http = goesByHttp(entry, command);
        LifeLine line = new LifeLine(command, spec, settings, clock, nanos.getAsLong(), http, this::changed);
        CommandRecord record = begin(line);
        wake.run();
        return record;
    }

    /// Says it once to see whether it can be said.
    private boolean goesByHttp(CameraDirectory.Entry entry, CameraCommand command) throws CommandRefusedException {
        try {
            return entry.controls().order(command, entry.state(), clock.instant()).dispatch() instanceof Dispatch.Call;
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable CommandSpec spec(CameraDirectory.Entry entry, CameraId camera, String name) {
        ConfigAccess access = entry.controls().configuration(camera, entry.state());
        return Stream.concat(
                        entry.controls().commands(camera, entry.state()).stream(),
                        access == null
                                ? Stream.empty()
                                : Stream.concat(Stream.ofNullable(access.read()), Stream.ofNullable(access.write())))
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private synchronized CommandRecord begin(LifeLine line) throws CommandRefusedException {
        if (closed) {
            throw new CommandRefusedException("The station is being closed.");
        }
        if (lines.underWay() >= settings.bound()) {
            throw new CommandRefusedException(settings.bound() + " commands are under way already, as many as may be at"
                    + " once. Wait until some of them are over, or raise bound under [commands] in the settings.");
        }
        lines.add(line);
        listener.accept(line.record());
        if (!sending.isOpen(line)) {
            line.waits("it waits until the broker is connected");
        }
        return line.record();
    }

    private synchronized CommandRecord refused(CameraCommand command, String reason) {
        CommandSpec spec = CommandSpec.of(command.name(), command.name(), Closing.NOTHING);
        LifeLine line = new LifeLine(command, spec, settings, clock, nanos.getAsLong(), false, this::changed);
        lines.add(line);
        listener.accept(line.record());
        line.end(Stage.REFUSED, reason);
        return line.record();
    }

    private void changed(LifeLine line) {
        lines.changed(line);
        listener.accept(line.record());
    }

    /// Sends what is due, and ends what is too late. To be called some times a second, by one thread at a time.
    public void look() {
        for (LifeLine line : due()) {
            synchronized (this) {
                if (line.isDue(nanos.getAsLong()) && sending.isOpen(line)) {
                    sending.send(line);
                }
            }
        }
    }

    private synchronized List<LifeLine> due() {
        long now = nanos.getAsLong();
        List<LifeLine> due = new ArrayList<>();
        for (LifeLine line : lines.allUnderWay()) {
            line.passTime(now);
            if (line.isDue(now)) {
                due.add(line);
            }
        }
        return due;
    }

    /// Takes what a camera or server said. What a broker had kept proves nothing: it is of unknown age.
    public synchronized void heard(CameraEvent event, Arrival arrival) {
        if (arrival.retained()) {
            return;
        }
        if (event instanceof CameraEvent.SnapshotTaken picture) {
            pictureCame(picture, arrival.nanos());
            return;
        }
        boolean answer = event instanceof CameraEvent.CommandAnswered;
        for (LifeLine line : lines.concernedBy(event.camera())) {
            // What is over takes answers only: a state that changes later is another story.
            if (line.wasSentBefore(arrival.nanos()) && (answer || !line.isOver())) {
                line.take(line.ask(event));
            }
        }
    }

    /// The command's id that correlation data is; empty where it can be none.
    public static Optional<UUID> idIn(byte[] correlation) {
        return Optional.ofNullable(Sending.id(correlation));
    }

    /// One picture is the answer to one command: to the one whose id it brings back, else to the oldest that waits.
    private void pictureCame(CameraEvent.SnapshotTaken picture, long nanosOfIt) {
        String correlation = picture.correlation();
        if (correlation != null) {
            UUID id = Sending.id(HexFormat.of().parseHex(correlation));
            LifeLine asked = id == null ? null : lines.find(id);
            if (asked != null && asked.command().camera().equals(picture.camera())) {
                asked.take(asked.ask(picture));
            }
            return;
        }
        LifeLine expired = null;
        for (LifeLine line : lines.concernedBy(picture.camera())) {
            if (line.spec().closing() != Closing.PICTURE || !line.wasSentBefore(nanosOfIt)) {
                continue;
            }
            Verdict verdict = line.isOver() ? Verdict.UNRELATED : line.ask(picture);
            if (!(verdict instanceof Verdict.Unrelated)) {
                line.take(verdict);
                return;
            }
            expired = line.expired() ? line : expired;
        }
        if (expired != null) {
            expired.take(expired.ask(picture));
        }
    }

    @Override
    public synchronized boolean withdraw(UUID id) {
        LifeLine line = lines.find(id);
        if (line == null || line.isOver() || line.wasSent()) {
            return false;
        }
        line.end(Stage.WITHDRAWN, "taken back before it was sent");
        return true;
    }

    @Override
    public synchronized Optional<CommandRecord> find(UUID id) {
        return Optional.ofNullable(lines.find(id)).map(LifeLine::record);
    }

    @Override
    public List<CommandRecord> recent() {
        List<CommandRecord> known = lines.known();
        return known == null ? newView() : known;
    }

    private synchronized List<CommandRecord> newView() {
        return lines.view();
    }

    /// No more commands are taken; those under way end as what they are.
    @Override
    public synchronized void close() {
        closed = true;
        lines.allUnderWay().forEach(LifeLine::close);
    }
}
