package vedette.dialect;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraCommand;
import vedette.model.CameraId;
import vedette.model.CameraState;

/// What the cameras of one installation can be told, and how they are configured. Pure: the same questions get the
/// same answers.
public interface Controls {
    /// Of cameras that take nothing.
    Controls NONE = new Controls() {
        @Override
        public List<CommandSpec> commands(CameraId camera, CameraState state) {
            return List.of();
        }

        @Override
        public Order order(CameraCommand command, CameraState state, Instant now) {
            throw new IllegalArgumentException("this one takes no commands");
        }
    };

    /// The commands that this one takes, in the order in which they are shown; empty where it takes none. Never the
    /// commands that read and write its configuration, which stand in [#configuration].
    List<CommandSpec> commands(CameraId camera, CameraState state);

    /// How a command is said. Takes those of [#commands] and of [#configuration].
    ///
    /// @param state what is known of the camera just now
    /// @param now the station's wall clock, for the message's own time
    /// @throws IllegalArgumentException when it takes no such command, or its parameters can't be used; says why in
    /// a sentence
    Order order(CameraCommand command, CameraState state, Instant now);

    /// How this one's configuration is read and written, or null where it has none that can be.
    default @Nullable ConfigAccess configuration(CameraId camera, CameraState state) {
        return null;
    }

    /// Whether commands go to the installation's web server, so that they can be sent only where the settings give its
    /// address.
    default boolean needsHttp(String command) {
        return false;
    }
}
