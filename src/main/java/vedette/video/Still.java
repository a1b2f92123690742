package vedette.video;

import java.time.Instant;

/// A whole picture in full resolution, as the camera sent it: for files and evidence.
///
/// @param jpeg the JPEG, never changed by anyone; its header was read, its data may not have been
///     decoded yet
/// @param width pixels
/// @param height pixels
/// @param received the station's wall clock when it came
/// @param retained whether the broker had kept it: of unknown age
public record Still(byte[] jpeg, int width, int height, Instant received, boolean retained) {
    /// The JPEG in a frame.
    ///
    /// @throws BadPictureException where there is none
    static Still of(EncodedFrame frame) throws BadPictureException {
        byte[] jpeg = PictureForm.jpeg(frame.bytes());
        JpegHeader header = JpegHeader.read(jpeg);
        return new Still(jpeg, header.width(), header.height(), frame.received(), frame.retained());
    }
}
