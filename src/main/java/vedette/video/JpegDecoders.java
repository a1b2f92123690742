package vedette.video;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the best decoder that this machine has: libturbojpeg where it is installed, else OpenCV. Nothing
/// native is loaded before the first one is asked for, which is after the window is up.
public final class JpegDecoders implements Supplier<JpegDecoder> {
    private volatile @Nullable String name;

    private JpegDecoders() {}

    /// A factory that chooses when it is first used.
    public static JpegDecoders best() {
        return new JpegDecoders();
    }

    /// A new decoder, for one thread at a time.
    ///
    /// @throws IllegalStateException where there is none for this machine
    @Override
    public JpegDecoder get() {
        try {
            JpegDecoder decoder = TurboJpegDecoder.isAvailable() ? new TurboJpegDecoder() : new OpenCvJpegDecoder();
            name = decoder.name();
            return decoder;
        } catch (LinkageError e) {
            name = "none";
            throw new IllegalStateException("no JPEG decoder for this machine: install libturbojpeg", e);
        }
    }

    /// What decodes, for the Health view: `libjpeg-turbo (libturbojpeg.so.0)`, `OpenCV 4.13.0`, `none`, or
    /// `not used yet`.
    public String name() {
        String chosen = name;
        return chosen == null ? "not used yet" : chosen;
    }
}
