package vedette.video;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Decodes with OpenCV, which brings its own libjpeg-turbo for every platform but lets it do less: about a
/// quarter slower, and it doesn't say where data within the picture are damaged. Taken where libturbojpeg
/// is not installed. The first instance takes half a second, for loading.
public final class OpenCvJpegDecoder implements JpegDecoder {
    private static final long SMALLEST_INPUT = 1 << 16;

    private BytePointer input = new BytePointer(SMALLEST_INPUT);
    private final Mat decoded = new Mat();

    public OpenCvJpegDecoder() {
        // The decode threads are the parallelism. OpenCV's own threads would take the processor from them, and wait.
        opencv_core.setNumThreads(1);
    }

    @Override
    public void decode(byte[] jpeg, JpegHeader header, int scaleDenominator, PixelFrame target)
            throws BadPictureException {
        JpegDecoder.requireFit(header, scaleDenominator, target);
        if (jpeg.length == 0) {
            throw new BadPictureException("empty: 0 bytes");
        }
        requireInput(jpeg.length);
        input.position(0).put(jpeg, 0, jpeg.length);
        try (Mat bytes = new Mat(1, jpeg.length, opencv_core.CV_8UC1, input)) {
            opencv_imgcodecs.imdecode(bytes, flags(scaleDenominator), decoded);
        } catch (RuntimeException refused) {
            // What C++ throws, of whatever kind, comes as a plain RuntimeException.
            throw new BadPictureException("cut off or damaged: " + refused.getMessage());
        }
        if (decoded.empty()) {
            throw new BadPictureException("cut off or damaged: OpenCV can't read it");
        }
        if (decoded.cols() != target.width() || decoded.rows() != target.height() || decoded.channels() != 3) {
            throw new BadPictureException("damaged: " + decoded.cols() + " × " + decoded.rows() + " pixels instead of "
                    + target.width() + " × " + target.height());
        }
        try (Pointer memory = new Pointer(target.buffer());
                Mat pixels = new Mat(target.height(), target.width(), opencv_core.CV_8UC4, memory)) {
            opencv_imgproc.cvtColor(decoded, pixels, opencv_imgproc.COLOR_BGR2BGRA);
        }
    }

    @Override
    public String name() {
        return "OpenCV " + opencv_core.CV_VERSION;
    }

    @Override
    public void close() {
        decoded.close();
        input.close();
    }

    /// Turned as the file lies: boxes are said in those pixels, and libjpeg-turbo knows no other way.
    private static int flags(int scaleDenominator) {
        int scale = switch (scaleDenominator) {
            case 2 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
            case 4 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
            case 8 -> opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
            default -> opencv_imgcodecs.IMREAD_COLOR;
        };
        return scale | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
    }

    private void requireInput(int length) {
        if (input.capacity() < length) {
            input.close();
            input = new BytePointer(Long.highestOneBit(length) * 2);
        }
    }
}
