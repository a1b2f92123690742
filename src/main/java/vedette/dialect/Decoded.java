package vedette.dialect;

import java.util.List;
import vedette.dialect.Route.PictureSource;
import vedette.model.CameraEvent;
import vedette.model.CameraId;

/// What a message said: events, and pictures that came inside it.
public record Decoded(List<CameraEvent> events, List<AttachedPicture> pictures) {
    public static final Decoded NOTHING = new Decoded(List.of(), List.of());

    public Decoded {
        events = List.copyOf(events);
        pictures = List.copyOf(pictures);
    }

    public static Decoded of(CameraEvent... events) {
        return new Decoded(List.of(events), List.of());
    }

    public static Decoded of(List<? extends CameraEvent> events) {
        return new Decoded(List.copyOf(events), List.of());
    }

    /// A picture that came inside a message.
    ///
    /// @param bytes as sent: JPEG, base64 or a data URL
    /// @param source how such pictures come
    public record AttachedPicture(CameraId camera, byte[] bytes, PictureSource source) {
        /// One that belongs to what the message says.
        public AttachedPicture(CameraId camera, byte[] bytes) {
            this(camera, bytes, PictureSource.STILLS);
        }
    }
}
