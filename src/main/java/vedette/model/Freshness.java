package vedette.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far what a tile shows can be taken for the present, and why.
///
/// @param state the judgement
/// @param age how long ago the newest picture or message came, by the station's monotonic clock; null where nothing
///     came, or where its age can't be known (retained)
/// @param reason why, in the operator's words
public record Freshness(State state, @Nullable Duration age, String reason) {
    /// From best to worst.
    public enum State {
        /// Pictures or messages come at their usual pace.
        LIVE,
        /// They come, but slower than this camera's own habit.
        SLOW,
        /// Nothing came yet.
        WAITING,
        /// A retained picture: the last known one, of unknown age.
        LAST_KNOWN,
        /// Pictures come, but always the same bytes.
        FROZEN,
        /// Nothing came for long.
        STALE,
        /// The camera, or its last will, says that it is offline.
        OFFLINE,
        /// The station does not hear the broker: nothing can be said about the camera.
        DEAF;

        /// Whether what is shown may be taken for the present.
        public boolean isPresent() {
            return this == LIVE || this == SLOW;
        }
    }
}
