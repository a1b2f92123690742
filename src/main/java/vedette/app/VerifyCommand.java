package vedette.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.export.EvidenceReport;
import vedette.export.EvidenceVerifier;

/// `vedette verify`: whether evidence is what the station logged.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks evidence: the folder or zip of an export. Says what was checked, what is wrong, and what "
                + "can't be proved. Exit status 1 if anything is wrong.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "The folder or the zip of the evidence.")
    private Path path = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The station's public key from elsewhere, as a PEM file. Without it, the key beside the chain "
                            + "is taken, which whoever forged the chain could have exchanged too.")
    private @Nullable Path key;

    @Override
    public Integer call() throws Exception {
        if (!Files.exists(path)) {
            throw new UsageException("there is no " + path + "; give evidence");
        }
        if (!EvidenceVerifier.isEvidence(path)) {
            throw new UsageException(path + " is no evidence: that is a zip, or a folder with a manifest.sha256");
        }
        @Nullable PublicKey known = key == null ? null : EvidenceVerifier.key(key);
        return evidence(EvidenceVerifier.verify(path, known));
    }

    private int evidence(EvidenceReport report) {
        if (report.fault() != null) {
            System.out.println("WRONG: " + report.fault());
            System.out.println("The evidence in " + path + " is not as the station made it, from that file on.");
            return 1;
        }
        System.out.printf(
                Locale.ROOT,
                "OK: %,d files, %,d records, %,d messages and pictures, %,d signed checkpoints%n",
                report.files(),
                report.records(),
                report.contents(),
                report.checkpoints());
        System.out.println("SHA-256 of the manifest: " + report.manifest());
        System.out.println("SHA-256 of the station's key: " + report.fingerprint());
        report.notices().forEach(System.out::println);
        System.out.println("A chain can't prove that nothing was cut off after the last checkpoint that is known "
                + "elsewhere, that a clock was right, or anything against whoever has the station's private key.");
        return 0;
    }
}
