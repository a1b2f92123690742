package vedette.configuration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
/// @param left what the camera reported when it came to its end, or null while it has not
/// @param text the outcome in words
public record ConfigPush(
        UUID command,
        Map<String, FieldValue> changes,
        ConfigDocument before,
        ConfigDocument sent,
        Instant when,
        boolean isRollBack,
        boolean rollBackItself,
        Outcome outcome,
        @Nullable ConfigDocument left,
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

    ConfigPush ended(Outcome how, @Nullable ConfigDocument reported, String words) {
        return new ConfigPush(command, changes, before, sent, when, isRollBack, rollBackItself, how, reported, words);
    }

    /// Whether there is something to take back: it may have reached the camera, or has changed it in part.
    ///
    /// @param now what the camera reported last
    public boolean canBeTakenBack(@Nullable ConfigDocument now) {
        boolean changedInPart =
                now != null && changes.keySet().stream().anyMatch(path -> !isSame(before.field(path), now.field(path)));
        return !isRollBack && (outcome == Outcome.NOT_CONFIRMED || (outcome == Outcome.REFUSED && changedInPart));
    }

    private static boolean isSame(@Nullable FieldValue one, @Nullable FieldValue other) {
        return one == null ? other == null : one.isMetBy(other);
    }

    /// What takes it back: the changed fields alone, as they were. What the camera changed elsewhere stays.
    ///
    /// @param now what the camera reported last
    /// @throws ConfigException where a field is neither as it was nor as this one left it: others set it since
    public Map<String, FieldValue> takingBack(ConfigDocument now) throws ConfigException {
        Map<String, FieldValue> back = new LinkedHashMap<>();
        List<String> otherwise = new ArrayList<>();
        changes.forEach((path, wanted) -> {
            FieldValue old = before.field(path);
            FieldValue its = now.field(path);
            // A camera may have made something else of it than was sent.
            FieldValue made = left == null ? null : left.field(path);
            if (old != null && (old.isMetBy(its) || wanted.isMetBy(its) || (made != null && made.isMetBy(its)))) {
                back.put(path, old);
            } else {
                otherwise.add(path + (its == null ? " is not sent any more" : " is " + its.shown()));
            }
        });
        if (!otherwise.isEmpty()) {
            throw new ConfigException(
                    "Not rolled back, since it would undo what somebody else did: " + String.join(", ", otherwise)
                            + ", neither as it was before nor as this left it. Set it in the form.");
        }
        return back;
    }
}
