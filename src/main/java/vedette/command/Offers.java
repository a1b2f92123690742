package vedette.command;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.dialect.Order.Dispatch;
import vedette.model.CameraCommand;
import vedette.model.CameraId;
import vedette.model.Printable;

/// What cameras take just now, and whether what an operator wants is among it. Thread-safe.
final class Offers {
    private final CameraDirectory directory;
    private final Dispatcher dispatcher;
    private final Clock clock;

    Offers(CommandDesk.Setup setup) {
        directory = setup.directory();
        dispatcher = setup.dispatcher();
        clock = setup.clock();
    }

    List<CommandSpec> commands(CameraId camera) {
        CameraDirectory.Entry entry = directory.find(camera);
        return entry == null
                ? List.of()
                : entry.controls().commands(camera, entry.state()).stream()
                        .filter(spec -> isReachable(entry, camera, spec.name()))
                        .toList();
    }

    @Nullable
    ConfigAccess configuration(CameraId camera) {
        CameraDirectory.Entry entry = directory.find(camera);
        return entry == null ? null : entry.controls().configuration(camera, entry.state());
    }

    private boolean isReachable(CameraDirectory.Entry entry, CameraId camera, String command) {
        return !entry.controls().needsHttp(command) || dispatcher.channel(camera) != null;
    }

    /// The command of this name, those about the configuration too.
    ///
    /// @throws CommandRefusedException where the camera takes none of this name, or there is no way to it
    CommandSpec find(CameraId camera, String name) throws CommandRefusedException {
        CameraDirectory.Entry entry = directory.find(camera);
        if (entry != null && !isReachable(entry, camera, name)) {
            throw new CommandRefusedException(name + " goes to the installation's web server, and the settings do not"
                    + " say where that is: option http of the installation.");
        }
        CommandSpec known = known(camera, name);
        if (known == null) {
            throw new CommandRefusedException(
                    camera.name() + " takes no command “" + Printable.text(name, 60) + "” just now.");
        }
        return known;
    }

    /// The command of this name whether there is a way to it or not; null where the camera takes none.
    @Nullable
    CommandSpec known(CameraId camera, String name) {
        CameraDirectory.Entry entry = directory.find(camera);
        return (entry == null ? Stream.<CommandSpec>empty() : all(entry, camera))
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Stream<CommandSpec> all(CameraDirectory.Entry entry, CameraId camera) {
        ConfigAccess access = entry.controls().configuration(camera, entry.state());
        Stream<CommandSpec> commands = entry.controls().commands(camera, entry.state()).stream();
        return access == null
                ? commands
                : Stream.concat(
                        commands, Stream.concat(Stream.ofNullable(access.read()), Stream.ofNullable(access.write())));
    }

    static Map<String, String> accepted(CommandSpec spec, Map<String, String> parameters)
            throws CommandRefusedException {
        try {
            return spec.accept(parameters);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(String.valueOf(e.getMessage()));
        }
    }

    /// Says it once to see whether it can be said, and which way it goes.
    boolean goesByHttp(CameraCommand command) throws CommandRefusedException {
        CameraDirectory.Entry entry = directory.find(command.camera());
        if (entry == null) {
            throw new CommandRefusedException(command.camera().name() + " takes no commands just now.");
        }
        try {
            return entry.controls()
                            .order(command, entry.state(), clock.instant())
                            .dispatch()
                    instanceof Dispatch.Call;
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(String.valueOf(e.getMessage()));
        }
    }
}
