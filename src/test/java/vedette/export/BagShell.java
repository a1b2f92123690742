package vedette.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Does what the bag's README tells a person with a shell to do.
final class BagShell {
    /// @param words what the shell said
    record Said(int status, String words) {
        boolean isOk() {
            return status == 0 && words.contains("OK: ");
        }
    }

    private BagShell() {}

    static Said follow(Path bag) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(
                        "sh", "-c", "sha256sum -c --strict --quiet manifest.sha256 && sh verify.sh")
                .directory(bag.toFile())
                .redirectErrorStream(true)
                .start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(shell.waitFor(), words);
    }

    static Said script(Path bag) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", bag.resolve("verify.sh").toString())
                .redirectErrorStream(true)
                .start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(shell.waitFor(), words);
    }
}
