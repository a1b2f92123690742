package vedette.configuration;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A configuration on its way to a camera, or the last one that was.
///
/// @param command the command that carries it
/// @param changes the fields that it is to change, by path
/// @param before what the camera had reported before
/// @param sent what was sent, whole
/// @param when by the station's wall clock
/// @param isRollBack whether it takes back another one
/// @param rollBackItself whether it is taken back without asking when it isn't confirmed
/// @param outcome what became of it
/// @param text the same in words
public record ConfigPush(
        UUID command,
        Map<String, FieldValue> changes,
        ConfigDocument before,
        ConfigDocument sent,
        Instant when,
        boolean isRollBack,
        boolean rollBackItself,
        Outcome outcome,
        String text) {
    /// What became of it.
    public enum Outcome {
        UNDER_WAY,
        /// The camera's own word says that it has it.
        CONFIRMED,
        /// The camera did not confirm it: it may have it or not.
        NOT_CONFIRMED,
        /// The camera, or what is before it, would not have it.
        REFUSED,
        /// It was never sent.
        NOT_SENT
    }

    public ConfigPush {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    public boolean isUnderWay() {
        return outcome == Outcome.UNDER_WAY;
    }

    ConfigPush ended(Outcome how, String words) {
        return new ConfigPush(command, changes, before, sent, when, isRollBack, rollBackItself, how, words);
    }

    /// Whether there is something to take back: it may have reached the camera, or has changed it in part.
    ///
    /// @param now what the camera reported last
    public boolean canBeTakenBack(@Nullable ConfigDocument now) {
        boolean changedInPart = now != null && !now.saysWhat(before);
        return !isRollBack && (outcome == Outcome.NOT_CONFIRMED || (outcome == Outcome.REFUSED && changedInPart));
    }
}
