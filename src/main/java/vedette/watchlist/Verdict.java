package vedette.watchlist;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;

/// What the station says of a passing.
///
/// @param passing the same for all that is said of one passing
/// @param camera where it was
/// @param stage whether it is the first word on it, or a later one
/// @param match the entry that it is about, or null where later looks read another plate, that no list knows
/// @param tally how the vote stands, for the reading that it is about: the leading one, or one that a list knows
/// @param look the newest look at it
public record Verdict(
        UUID passing,
        CameraId camera,
        Stage stage,
        @Nullable Match match,
        Tally tally,
        Look look) {
    public enum Stage {
        /// A hit: the first of its passing, and mostly the only one.
        HIT,
        /// The passing goes on, and is one of a higher list now, or a sure one: to be told like a hit.
        HIGHER,
        /// More looks at a passing that was a hit: how the vote stands now.
        GOES_ON,
        /// The vehicle is gone, and its last votes are counted.
        OVER
    }
}
