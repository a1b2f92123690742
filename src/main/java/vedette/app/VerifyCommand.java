package vedette.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.export.EvidenceReport;
import vedette.export.EvidenceVerifier;
import vedette.journal.JournalReport;
import vedette.journal.JournalVerifier;
import vedette.store.RecordContents;

/// `vedette verify`: whether a log, or evidence, is what the station wrote.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks the log of a profile, a backup, or evidence. Says what was checked, what is wrong first, and "
                        + "what can't be proved. Exit status 1 if anything is wrong.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "The profile's folder, a backup, or the evidence.")
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
            throw new UsageException("there is no " + path + "; give a profile or evidence");
        }
        @Nullable PublicKey known = key == null ? null : EvidenceVerifier.key(key);
        if (EvidenceVerifier.isEvidence(path)) {
            return evidence(EvidenceVerifier.verify(path, known));
        }
        for (Path place : List.of(path, path.resolve("journal"), path.resolve("log", "journal"))) {
            if (Files.exists(place.resolve("station.pub"))) {
                return log(place, known);
            }
        }
        throw new UsageException(path + " is neither evidence nor a profile with an event log");
    }

    private static int log(Path journal, @Nullable PublicKey known) throws IOException {
        JournalReport report = JournalVerifier.verify(journal, known, RecordContents::named, (bytes, ofBytes) -> {});
        System.out.printf(
                Locale.ROOT,
                "%,d records of %,d events up to record %d, %,d signed; %,d tombstones for %,d removed records%n",
                report.records(),
                report.entries(),
                report.lastId(),
                report.checkpoints(),
                report.tombstones(),
                report.removed());
        System.out.println("SHA-256 of the station's key: " + report.fingerprint());
        JournalReport.Fault fault = report.fault();
        if (fault != null) {
            System.out.println("WRONG, first at record " + fault.id() + ": " + fault.reason() + " (" + fault.file()
                    + ", byte " + fault.offset() + ")");
            return 1;
        }
        System.out.println("OK: all that is there is as it was written.");
        System.out.println(report.limits());
        return 0;
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
