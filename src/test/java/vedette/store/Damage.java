package vedette.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Damages journals that nobody writes.
final class Damage {
    private Damage() {}

    /// Changes a byte in the middle of the only segment.
    static void half(Path journal) throws IOException {
        Path segment = segment(journal);
        change(segment, (int) (Files.size(segment) / 2));
    }

    /// Changes the first byte of a text wherever it stands.
    static void text(Path journal, String text) throws IOException {
        Path segment = segment(journal);
        String all = Files.readString(segment, StandardCharsets.ISO_8859_1);
        for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
            change(segment, at);
        }
    }

    private static Path segment(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(each -> each.toString().endsWith(".vj"))
                    .reduce((one, other) -> {
                        throw new AssertionError("several segments");
                    })
                    .orElseThrow();
        }
    }

    private static void change(Path segment, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        bytes[at] ^= 1;
        Files.write(segment, bytes);
    }
}
