package vedette.settings;

import java.util.Locale;

/// What the operator decided about something that speaks under topics of its own.
///
/// @param broker the broker that it speaks to
/// @param prefix what its topics begin with
/// @param name what it is called
/// @param system the camera system that listens for it since, empty unless it was claimed
public record IntakeDecision(Kind kind, String broker, String prefix, String name, String system) {
    /// What was decided.
    public enum Kind {
        CLAIMED,
        IGNORED,
        BLOCKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
