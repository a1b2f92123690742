package vedette.configuration;

import java.time.Instant;

/// A configuration that a camera had, or was to have.
///
/// @param kind how it came to be
/// @param when by the station's wall clock
/// @param who the operator's account, empty where nobody of here did it
/// @param json the whole configuration
/// @param text what it was about, in words
public record ConfigVersion(Kind kind, Instant when, String who, String json, String text) {
    /// How a version came to be.
    public enum Kind {
        /// The camera reported it, and nobody here had set it.
        REPORTED("reported by the camera"),
        /// It was sent to the camera.
        SENT("sent"),
        /// The camera confirmed what was sent.
        CONFIRMED("confirmed by the camera"),
        /// What was sent was not confirmed.
        NOT_CONFIRMED("not confirmed"),
        /// It was sent again because another was not confirmed.
        ROLL_BACK("roll-back sent"),
        /// The operator took what the camera has as what it should have.
        ACCEPTED("accepted as it is");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
