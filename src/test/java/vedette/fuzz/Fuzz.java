package vedette.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `mvn -Pfuzz -Dtarget=decoders -Druns=10000000`: runs a fuzzer from the kept corpus and from the fixtures. It ends
/// with a line of its numbers, and with an exit code other than 0 after an escape, whose input it keeps in
/// `target/fuzz`.
public final class Fuzz {
    private static final Map<String, String> TARGETS =
            Map.of("decoders", "vedette.fuzz.DecoderFuzz", "pictures", "vedette.fuzz.ImageGateFuzz");
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    private Fuzz() {}

    /// @param arguments the target and how many executions
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String target = arguments[0];
        String type = TARGETS.get(target);
        if (type == null) {
            throw new IllegalArgumentException("no target " + target + "; there are " + TARGETS.keySet());
        }
        Path folder = Path.of("target", "fuzz", target);
        Path found = Files.createDirectories(folder.resolve("found"));
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        List<byte[]> made = target.equals("decoders") ? FuzzSeeds.decoders() : FuzzSeeds.pictures();
        for (int i = 0; i < made.size(); i++) {
            Files.write(seeds.resolve("seed-" + i), made.get(i));
        }
        Path words = Files.write(folder.resolve("words"), FuzzSeeds.words(target));
        Jazzer.main(new String[] {
            "--target_class=" + type,
            "--instrumentation_includes=vedette.dialect.**:vedette.model.**:vedette.message.**:vedette.video.**:"
                    + "vedette.station.ChunkAssembler",
            "--hooks=true",
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
            "--reproducer_path=" + folder,
            "-artifact_prefix=" + folder + "/",
            "-dict=" + words,
            "-max_len=4096",
            "-timeout=20",
            "-rss_limit_mb=0",
            "-print_final_stats=1",
            "-runs=" + arguments[1],
            found.toString(),
            CORPUS.resolve(target).toString(),
            seeds.toString()
        });
    }
}
