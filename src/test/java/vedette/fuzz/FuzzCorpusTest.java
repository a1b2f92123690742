package vedette.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kept corpus of the fuzzers, and what they begin with, through their targets: what was once found stays found.
class FuzzCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final long LARGEST_CORPUS = 1_000_000;

    static Stream<Path> decoders() throws IOException {
        return inputs("decoders");
    }

    static Stream<Path> pictures() throws IOException {
        return inputs("pictures");
    }

    private static Stream<Path> inputs(String target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    void decoders(Path input) throws IOException {
        holds(Files.readAllBytes(input), DecoderFuzz::fuzzerTestOneInput);
    }

    @ParameterizedTest
    @MethodSource
    void pictures(Path input) throws IOException {
        holds(Files.readAllBytes(input), ImageGateFuzz::fuzzerTestOneInput);
    }

    @org.junit.jupiter.api.Test
    void whatTheFuzzersBeginWith() throws IOException {
        List<byte[]> decoders = FuzzSeeds.decoders();
        List<byte[]> pictures = FuzzSeeds.pictures();
        assertThat(decoders).hasSizeGreaterThan(100);
        decoders.forEach(seed -> holds(seed, DecoderFuzz::fuzzerTestOneInput));
        pictures.forEach(seed -> holds(seed, ImageGateFuzz::fuzzerTestOneInput));
    }

    @org.junit.jupiter.api.Test
    void theCorpusStaysSmall() throws IOException {
        long bytes = 0;
        for (Path input : Stream.concat(decoders(), pictures()).toList()) {
            bytes += Files.size(input);
        }
        assertThat(bytes).isBetween(1L, LARGEST_CORPUS);
    }

    private static void holds(byte[] input, Consumer<byte[]> target) {
        assertThatCode(() -> target.accept(input)).doesNotThrowAnyException();
    }
}
