package vedette.video;

/// Hears what became of the pictures of the lanes. Called on decode threads, for one lane by one thread at
/// a time and in the order of the pictures; it returns soon. What it throws is logged and changes nothing.
public interface PictureListener {
    /// A picture was decoded and published.
    ///
    /// @param frame what came
    /// @param header its size and kind
    /// @param decodeNanos how long it took from the bytes to the pixels
    void decoded(PictureLane lane, EncodedFrame frame, JpegHeader header, long decodeNanos);

    /// A picture came that has exactly the bytes of the one that is shown, and was not decoded again.
    void repeated(PictureLane lane, EncodedFrame frame);

    /// A picture could not be decoded.
    ///
    /// @param reason one line for the operator, at most 200 characters
    void bad(PictureLane lane, EncodedFrame frame, String reason);
}
