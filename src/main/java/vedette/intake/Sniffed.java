package vedette.intake;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one payload looks like.
///
/// @param traits what it shows, at least one
/// @param jpeg the picture in it, or null
/// @param width the picture's width in pixels, 0 without one
/// @param picturePath the picture's place in a JSON message, or null where it is the payload
/// @param things where things with boxes are, or null
/// @param scoresPath the place of labels with scores, or null
/// @param wordPath the place of the word of presence, or null where it is the payload
/// @param announcement the camera that it announces, or null
public record Sniffed(
        Set<Trait> traits,
        @Nullable JpegSample jpeg,
        int width,
        int height,
        @Nullable String picturePath,
        @Nullable Things things,
        @Nullable String scoresPath,
        @Nullable String wordPath,
        @Nullable Announcement announcement) {
    /// A picture as bytes. Compared by identity.
    public static final class JpegSample {
        private final byte[] bytes;

        JpegSample(byte[] bytes) {
            this.bytes = bytes;
        }

        /// The bytes; callers must not change them.
        public byte[] bytes() {
            return bytes;
        }
    }

    static Sniffed of(Trait trait) {
        return new Sniffed(Set.of(trait), null, 0, 0, null, null, null, null, null);
    }

    Sniffed withoutPicture() {
        return new Sniffed(traits, null, width, height, picturePath, things, scoresPath, wordPath, announcement);
    }

    boolean shows(Trait trait) {
        return traits.contains(trait);
    }
}
