package vedette.dialect.mapping;

import java.util.Set;
import vedette.dialect.Decoded;
import vedette.dialect.Feature;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route.Chunk;
import vedette.dialect.Route.PictureSource;

/// What a topic carries.
sealed interface Carried {
    /// What a system that has it offers.
    Set<Feature> features();

    /// The payload is a picture: JPEG, base64 or data URL.
    record Whole(PictureSource source) implements Carried {
        @Override
        public Set<Feature> features() {
            return Set.of(source == PictureSource.STREAM ? Feature.VIDEO : Feature.STILLS);
        }
    }

    /// The payload is a piece of a picture.
    record Piece(Chunk chunk) implements Carried {
        @Override
        public Set<Feature> features() {
            return Set.of(Feature.STILLS);
        }
    }

    /// The payload says something.
    non-sealed interface Said extends Carried {
        /// What the message says. Pure.
        Decoded read(MappedMessage message) throws MalformedPayloadException;

        /// Whether there may be pictures in the message.
        default boolean hasPictures() {
            return false;
        }

        /// Whether only the newest message matters: it is then taken with the pictures, and may be lost.
        default boolean isDroppable() {
            return false;
        }
    }
}
