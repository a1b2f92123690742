package vedette.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.model.CameraId;

/// What screens and the command line use to command cameras. Thread-safe; nothing here waits for a broker or a camera.
public interface Commands {
    /// The commands that a camera takes just now, in the order in which they are shown.
    List<CommandSpec> offered(CameraId camera);

    /// How a camera's configuration is read and written, or null where it can't be.
    @Nullable
    ConfigAccess configuration(CameraId camera);

    /// Gives a command: it is queued at once, and its life line begins.
    ///
    /// @throws CommandRefusedException when it is not even queued
    CommandRecord give(CameraId camera, String name, Map<String, String> parameters) throws CommandRefusedException;

    /// Gives the same command to several cameras. What can't be queued for one of them is a record in stage `REFUSED`:
    /// there is one for each camera, in their order.
    List<CommandRecord> giveAll(List<CameraId> cameras, String name, Map<String, String> parameters);

    /// Takes back what was not sent yet.
    ///
    /// @return false where it was sent, or is over
    boolean withdraw(UUID id);

    /// How a command stands: as many that are over are known as there can be under way, and 500 more.
    Optional<CommandRecord> find(UUID id);

    /// All commands that are under way, and the last ones that are over, newest first, at most 500. The same list
    /// object until one of them changes.
    List<CommandRecord> recent();
}
