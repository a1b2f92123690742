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
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.ConfigAccess;
import vedette.dialect.Verdict;
import vedette.model.Arrival;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.settings.CommandSettings;

/// Where commands are given, sent, and held against what is heard, until each has had its last word. Thread-safe: a
/// lock guards all life lines, and is held for one of them at a time while they are sent.
public final class CommandDesk implements Commands, AutoCloseable {
    private final CommandSettings settings;
    private final String operator;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Offers offers;
    private final Consumer<CommandRecord> listener;
    private final Runnable wake;
    private final Sending sending;
    private final LifeLines lines;
    private boolean closed;

    /// What a desk needs besides its settings.
    ///
    /// @param operator in whose name commands are given, empty where there is none
    /// @param clock the wall clock
    /// @param nanos the monotonic clock
    /// @param listener told of each step, in order and with the desk's lock held: returns soon and never throws
    /// @param pictures takes pictures that a web server answered with
    /// @param wake asks for a [#look] soon; returns at once
    public record Setup(
            CommandSettings settings,
            String operator,
            Clock clock,
            LongSupplier nanos,
            Dispatcher dispatcher,
            CameraDirectory directory,
            Consumer<CommandRecord> listener,
            Pictures pictures,
            Runnable wake) {}

    /// Takes pictures that came as answers on another way than cameras' pictures usually come.
    @FunctionalInterface
    public interface Pictures {
        /// Returns soon and never throws.
        void came(CameraCommand command, byte[] jpeg);
    }

    public CommandDesk(Setup setup) {
        settings = setup.settings();
        operator = setup.operator();
        clock = setup.clock();
        nanos = setup.nanos();
        offers = new Offers(setup);
        listener = setup.listener();
        wake = setup.wake();
        lines = new LifeLines(settings.bound());
        sending = new Sending(setup, this::locked);
    }

    private synchronized void locked(Runnable what) {
        what.run();
    }

    @Override
    public List<CommandSpec> offered(CameraId camera) {
        return offers.commands(camera);
    }

    @Override
    public @Nullable ConfigAccess configuration(CameraId camera) {
        return offers.configuration(camera);
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
                given.add(refused(command(camera, name, parameters, batch), e));
            }
        }
        return given;
    }

    private CameraCommand command(CameraId camera, String name, Map<String, String> parameters, @Nullable UUID batch) {
        return new CameraCommand(UUID.randomUUID(), camera, name, parameters, operator, clock.instant(), batch);
    }

    private CommandRecord give(CameraId camera, String name, Map<String, String> parameters, @Nullable UUID batch)
            throws CommandRefusedException {
        CommandSpec spec = offers.find(camera, name);
        CameraCommand command = command(camera, name, Offers.accepted(spec, parameters), batch);
        boolean http = offers.goesByHttp(command);
        CommandRecord record =
                begin(new LifeLine(command, spec, settings, clock, nanos.getAsLong(), http, this::changed));
        wake.run();
        return record;
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
            line.waits(
                    line.goesByHttp()
                            ? "it waits until the web server has answered earlier requests"
                            : "it waits until the broker is connected");
        }
        return line.record();
    }

    private synchronized CommandRecord refused(CameraCommand command, CommandRefusedException why) {
        CommandSpec known = offers.known(command.camera(), command.name());
        CommandSpec spec = known == null ? CommandSpec.of(command.name(), command.name(), Closing.NOTHING) : known;
        LifeLine line = new LifeLine(command, spec, settings, clock, nanos.getAsLong(), false, this::changed);
        lines.add(line);
        listener.accept(line.record());
        line.end(Stage.REFUSED, String.valueOf(why.getMessage()));
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

    /// Takes what a camera or server said.
    public synchronized void heard(CameraEvent event, Arrival arrival) {
        if (event instanceof CameraEvent.SnapshotTaken picture) {
            pictureCame(picture, arrival);
            return;
        }
        CameraEvent.CommandAnswered answer = event instanceof CameraEvent.CommandAnswered said ? said : null;
        boolean named = answer != null && answer.originalId() != null;
        for (LifeLine line : lines.concernedBy(event.camera())) {
            // What is over takes answers that name it only: a state that changes later is another story.
            if (!line.sentTries().beganBefore(arrival.nanos()) || (line.isOver() && !named)) {
                continue;
            }
            Verdict verdict = line.ask(event, arrival);
            line.take(verdict);
            if (answer != null && !named && !(verdict instanceof Verdict.Unrelated)) {
                return; // it answers one command: the oldest that waits
            }
        }
    }

    /// A command's id as correlation data: its 16 bytes.
    public static byte[] correlation(CameraCommand command) {
        return HexFormat.of().parseHex(Sending.correlation(command.id()));
    }

    /// The command's id that correlation data is; empty where it can be none.
    public static Optional<UUID> idIn(byte[] correlation) {
        return Optional.ofNullable(Sending.id(correlation));
    }

    /// One picture is the answer to one command: to the one whose id it brings back, else to the oldest that waits.
    private void pictureCame(CameraEvent.SnapshotTaken picture, Arrival arrival) {
        String correlation = picture.correlation();
        if (correlation != null) {
            UUID id = Sending.id(HexFormat.of().parseHex(correlation));
            LifeLine asked = id == null ? null : lines.find(id);
            if (asked != null && asked.command().camera().equals(picture.camera())) {
                asked.sentTries().pictureCame();
                asked.take(asked.ask(picture, arrival));
            }
            return;
        }
        LifeLine late = null;
        boolean owed = false;
        for (LifeLine line : lines.concernedBy(picture.camera())) {
            if (line.spec().closing() != Closing.PICTURE || !line.sentTries().beganBefore(arrival.nanos())) {
                continue;
            }
            if (line.isOver()) {
                boolean owes = line.sentTries().owePicture(arrival.nanos());
                owed |= owes;
                late = owes || line.expired() ? line : late;
                continue;
            }
            Verdict verdict = line.ask(picture, arrival);
            if (!(verdict instanceof Verdict.Unrelated)) {
                line.sentTries().pictureCame();
                line.take(owed ? unsure(verdict) : verdict);
                return;
            }
        }
        if (late != null) {
            late.sentTries().pictureCame();
            late.take(late.ask(picture, arrival));
        }
    }

    /// Something was asked for several times, and fewer pictures came than that.
    private static Verdict unsure(Verdict verdict) {
        return verdict instanceof Verdict.Confirmed(String text)
                ? new Verdict.Confirmed(text + " An earlier request may have brought it.")
                : verdict;
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
        return Optional.ofNullable(lines.record(id));
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
