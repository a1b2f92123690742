package vedette.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import vedette.video.BadPictureException;
import vedette.video.JpegDecoder;
import vedette.video.JpegHeader;
import vedette.video.OpenCvJpegDecoder;
import vedette.video.PictureForm;
import vedette.video.PixelFrame;
import vedette.video.TripleBuffer;
import vedette.video.TurboJpegDecoder;

/// One JPEG to pixels, in processor time, by the ways there are, beside the limit: the library's bare call
/// on memory that is already where it should be.
///
/// The ways take turns in short slices, and each slice is compared with the limit's slice of the same turn,
/// so that a noisy machine disturbs all of them alike.
public final class DecodeBench {
    private static final int[][] SIZES = {{640, 480}, {1280, 720}, {1920, 1080}};
    private static final long SLICE_NANOS = 20_000_000;
    private static final int WARM_UPS = 10;

    private DecodeBench() {}

    /// A way to decode, and what came of its slices.
    private record Way(String name, Runnable decode, List<Double> micros, List<Double> ratios, double[] allocated) {
        Way(String name, Runnable decode) {
            this(name, decode, new ArrayList<>(), new ArrayList<>(), new double[1]);
        }
    }

    /// Measures and prints a table, and last the lines `RATIO decode-640 1.03`, one for each width.
    ///
    /// @param perCase how long each way is measured for each size
    /// @return the exit status: 0, or 1 where libturbojpeg is missing, which is the limit
    public static int run(PrintStream out, Duration perCase) throws IOException {
        if (!TurboJpegDecoder.isAvailable()) {
            out.println("The limit can't be measured: libturbojpeg is not installed.");
            return 1;
        }
        List<String> ratios = new ArrayList<>();
        out.println("One JPEG to pixels: processor time, medians");
        out.printf("%-11s %-34s %9s %8s %12s%n", "picture", "way", "ms", "× limit", "bytes each");
        try (TurboJpegDecoder turbo = new TurboJpegDecoder();
                TurboJpegDecoder bare = new TurboJpegDecoder();
                OpenCvJpegDecoder openCv = new OpenCvJpegDecoder()) {
            for (int[] size : SIZES) {
                byte[] jpeg = CameraPictures.jpeg(size[0], size[1]);
                List<Way> ways = ways(jpeg, size, turbo, bare, openCv);
                measure(ways, perCase);
                print(out, jpeg.length, size, ways);
                ratios.add(String.format(Locale.ROOT, "RATIO decode-%d %.2f", size[0], median(ways.get(1).ratios)));
            }
        }
        ratios.forEach(out::println);
        return 0;
    }

    private static List<Way> ways(
            byte[] jpeg, int[] size, JpegDecoder turbo, TurboJpegDecoder bare, JpegDecoder openCv) {
        PixelFrame target = PixelFrame.of(size[0], size[1]);
        return List.of(
                new Way("libturbojpeg's bare call: the limit", bare.bareCall(jpeg, target)),
                new Way("ours", ours(jpeg, turbo, 1)),
                new Way("ours, 1/2", ours(jpeg, turbo, 2)),
                new Way("ours, 1/4", ours(jpeg, turbo, 4)),
                new Way("ours with OpenCV, the fallback", ours(jpeg, openCv, 1)),
                new Way("ours with OpenCV, 1/2", ours(jpeg, openCv, 2)),
                new Way("ImageIO", () -> byImageIo(jpeg)));
    }

    /// The whole way of a picture in the station: its form, its header, the copy, the decoder, the
    /// exchange.
    private static Runnable ours(byte[] payload, JpegDecoder decoder, int denominator) {
        TripleBuffer pixels = new TripleBuffer();
        return () -> {
            try {
                byte[] jpeg = PictureForm.jpeg(payload);
                JpegHeader header = JpegHeader.read(jpeg);
                PixelFrame target = pixels.back(
                        JpegDecoder.scaled(header.width(), denominator),
                        JpegDecoder.scaled(header.height(), denominator));
                decoder.decode(jpeg, header, denominator, target);
                pixels.publish();
                pixels.newest();
            } catch (BadPictureException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static void byImageIo(byte[] jpeg) {
        try {
            ImageIO.setUseCache(false);
            ImageIO.read(new ByteArrayInputStream(jpeg)).flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(List<Way> ways, Duration perCase) {
        for (Way way : ways) {
            for (int i = 0; i < WARM_UPS; i++) {
                slice(way);
            }
        }
        ways.forEach(way -> way.micros.clear());
        long turns = Math.max(3, perCase.toNanos() / SLICE_NANOS);
        for (long turn = 0; turn < turns; turn++) {
            double limit = slice(ways.getFirst());
            ways.getFirst().ratios.add(1.0);
            for (Way way : ways.subList(1, ways.size())) {
                way.ratios.add(slice(way) / limit);
            }
        }
    }

    /// Decodes for a while; microseconds of processor time for each picture.
    private static double slice(Way way) {
        long allocated = ProcessorTime.allocatedBytes();
        long begun = ProcessorTime.nanos();
        long used;
        int pictures = 0;
        do {
            way.decode.run();
            pictures++;
            used = ProcessorTime.nanos() - begun;
        } while (used < SLICE_NANOS);
        way.allocated[0] = (double) (ProcessorTime.allocatedBytes() - allocated) / pictures;
        double micros = used / 1e3 / pictures;
        way.micros.add(micros);
        return micros;
    }

    private static void print(PrintStream out, int bytes, int[] size, List<Way> ways) {
        String picture = size[0] + "×" + size[1];
        for (Way way : ways) {
            out.printf(
                    Locale.ROOT,
                    "%-11s %-34s %9.3f %8.2f %,12.0f%n",
                    picture,
                    way.name,
                    median(way.micros) / 1e3,
                    median(way.ratios),
                    way.allocated[0]);
            picture = "";
        }
        out.printf(Locale.ROOT, "%-11s (a JPEG of %,d bytes)%n", "", bytes);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
