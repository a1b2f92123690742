package vedette.station;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.model.CameraId;
import vedette.video.EncodedFrame;
import vedette.video.JpegHeader;
import vedette.video.PictureLane;
import vedette.video.PictureListener;

/// Tells cameras whether their pictures could be decoded, and counts those that could not with the other messages. On
/// the decode threads.
final class PictureJudge implements PictureListener {
    private final Function<CameraId, @Nullable LiveCamera> cameras;
    private final Refusal refusal;

    /// Takes a message that could not be used.
    @FunctionalInterface
    interface Refusal {
        void refuse(InboundMessage message, CameraId id, String reason);
    }

    PictureJudge(Function<CameraId, @Nullable LiveCamera> cameras, Refusal refusal) {
        this.cameras = cameras;
        this.refusal = refusal;
    }

    @Override
    public void decoded(PictureLane pictures, EncodedFrame frame, JpegHeader header, long decodeNanos) {
        good(pictures, frame);
    }

    @Override
    public void repeated(PictureLane pictures, EncodedFrame frame) {
        good(pictures, frame);
    }

    private void good(PictureLane pictures, EncodedFrame frame) {
        LiveCamera camera = cameras.apply(pictures.camera());
        if (camera != null) {
            camera.pictureWasGood(frame.arrivedNanos());
        }
    }

    @Override
    public void bad(PictureLane pictures, EncodedFrame frame, String reason) {
        CameraId id = pictures.camera();
        LiveCamera camera = cameras.apply(id);
        if (camera != null) {
            camera.pictureWasBad(reason);
        }
        InboundMessage message = new InboundMessage(
                id.broker(),
                "picture of " + id.name(),
                frame.bytes(),
                0,
                frame.retained(),
                frame.received(),
                frame.arrivedNanos(),
                null);
        refusal.refuse(message, id, reason);
    }
}
