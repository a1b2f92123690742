package vedette.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import vedette.dialect.WireLine;

/// What the fuzzers begin with: the dialects' fixtures and recorded traffic, and small pictures of each kind.
final class FuzzSeeds {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final int LONGEST = 3000;
    private static final int MOST_WORDS = 400;
    private static final Pattern FIELD = Pattern.compile("\"([A-Za-z_]{2,30})\"");

    private FuzzSeeds() {}

    static List<byte[]> decoders() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (WireLine line : lines()) {
            byte[] topic = (line.topic() + "\n").getBytes(StandardCharsets.UTF_8);
            if (topic.length + line.payload().length <= LONGEST) {
                seeds.add(joined(topic, line.payload()));
            }
        }
        return seeds;
    }

    private static List<WireLine> lines() throws IOException {
        List<WireLine> lines = new ArrayList<>();
        try (Stream<Path> folders = Files.list(RESOURCES.resolve("dialects"))) {
            for (Path folder : folders.sorted().toList()) {
                lines.addAll(WireLine.readAll(folder));
            }
        }
        lines.addAll(WireLine.readAll(RESOURCES.resolve("captures")));
        return lines;
    }

    /// Words for the fuzzer's dictionary: the fields' names and what breaks numbers, or the markers of a JPEG.
    static List<String> words(String target) throws IOException {
        if (!target.equals("decoders")) {
            return List.of(
                    "\"\\xff\\xd8\\xff\"",
                    "\"\\xff\\xd9\"",
                    "\"\\xff\\xda\"",
                    "\"\\xff\\xc0\"",
                    "\"\\xff\\xc2\"",
                    "\"\\xff\\xc4\"",
                    "\"\\xff\\xdb\"",
                    "\"\\xff\\xdd\"",
                    "\"\\xff\\xfe\"",
                    "\"data:image/jpeg;base64,\"",
                    "\"/9j/\"",
                    "\"pieces\"",
                    "\"8388608\"");
        }
        Set<String> words = new TreeSet<>(List.of(
                "1e400",
                "-1e300",
                "1e99999999999",
                "null",
                "true",
                "[]",
                "{}",
                "NaN",
                "\\\"\\\"",
                "\\\\ud800",
                "-1",
                "1.001"));
        for (WireLine line : lines()) {
            Matcher field = FIELD.matcher(new String(line.payload(), StandardCharsets.UTF_8));
            while (words.size() < MOST_WORDS && field.find()) {
                words.add("\\\"" + field.group(1) + "\\\":");
            }
        }
        return words.stream().map(word -> '"' + word + '"').toList();
    }

    static List<byte[]> pictures() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (int[] size : new int[][] {{1, 1}, {8, 8}, {17, 9}, {40, 30}}) {
            for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
                seeds.add(jpeg(size[0], size[1], type, false));
                seeds.add(jpeg(size[0], size[1], type, true));
            }
        }
        byte[] small = jpeg(8, 8, BufferedImage.TYPE_3BYTE_BGR, false);
        seeds.add(Base64.getEncoder().encode(small));
        seeds.add(Base64.getMimeEncoder().encode(small));
        seeds.add(joined(ascii("data:image/jpeg;base64,"), Base64.getEncoder().encode(small)));
        byte[] begin = {'p', 'i', 'e', 'c', 'e', 's', 0, 1, '5', 1, 3, 'a', 'b', 'c', 1, 2, 'd', 'e', 2, 0};
        seeds.add(begin);
        seeds.add(ascii("<html>no picture</html>"));
        seeds.add(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        return seeds;
    }

    private static byte[] jpeg(int width, int height, int type, boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(width);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, i * 7919 + random.nextInt(64));
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
