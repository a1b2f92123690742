package vedette.dialect;

import java.util.List;
import java.util.Set;

/// One camera system: its topics and how to read what comes on them. Found by `ServiceLoader`.
///
/// Implementations are final, without state, and their decoders pure: no clock, no input or output, no logging.
/// Fixtures lie in `src/test/resources/dialects/<id>/`; a dialect without them fails the contract test.
public interface CameraDialect {
    /// The system's id in settings, events and exports: lower-case letters.
    String id();

    /// The system's name as an operator reads it.
    String displayName();

    /// What the system offers, for the table in the README.
    Set<Feature> features();

    /// Where the system is listened for when the settings say nothing: one installation or several.
    List<Installation> defaultInstallations();

    /// Whether those are listened for by themselves. Otherwise they only show how an installation looks: the system
    /// has no topics of its own that could be known beforehand.
    default boolean isHeardByDefault() {
        return true;
    }

    /// The topics of one installation.
    ///
    /// @throws IllegalArgumentException when the installation's options can't be used; says why in a sentence
    Routes routes(Installation installation);

    /// What the cameras of one installation can be told; by default nothing.
    ///
    /// @throws IllegalArgumentException when the installation's options can't be used; says why in a sentence
    default Controls controls(Installation installation) {
        return Controls.NONE;
    }
}
