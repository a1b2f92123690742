package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import vedette.journal.JournalReader;
import vedette.journal.JournalReport;
import vedette.journal.JournalVerifier;

/// Copies of a log: its journal, from which all else is made.
public final class LogBackup {
    private static final int TRIES = 3;

    private LogBackup() {}

    /// What was copied and checked.
    ///
    /// @param place where it is now
    public record Result(Path place, JournalReport report, boolean withKey) {
        /// For the operator.
        public String inWords() {
            return String.format(
                    Locale.ROOT,
                    "%,d events, up to record %d, checked, in %s. Key %s%s",
                    report.entries(),
                    report.lastId(),
                    place,
                    report.fingerprint(),
                    withKey ? "." : "; the private key is not with it: it can be read and verified, not gone on with.");
        }
    }

    /// Copies a log, also while a station writes it, and checks the copy.
    ///
    /// @param log the folder of the log
    /// @param target a folder that is new or empty
    /// @param withKey whether the private key goes along, which going on with the copy needs
    /// @throws EventLogException when there is no log, or the copy is not sound
    public static Result take(Path log, Path target, boolean withKey) throws EventLogException {
        Path journal = JournalEventLog.journal(log);
        if (!Files.isDirectory(journal)) {
            throw new EventLogException("There is no event log in " + log + ". Check --profile.", null);
        }
        try {
            copy(journal, target, withKey);
            return new Result(target, sound(target), withKey);
        } catch (IOException e) {
            throw new EventLogException("The event log can't be copied: " + LogFailure.reason(e) + ".", e);
        }
    }

    private static void copy(Path journal, Path target, boolean withKey) throws IOException {
        for (int tries = 1; ; tries++) {
            try (JournalReader reader = JournalReader.open(journal)) {
                reader.copyTo(target, withKey);
                return;
            } catch (java.nio.file.NoSuchFileException e) {
                // a segment was written anew meanwhile
                if (tries == TRIES) {
                    throw e;
                }
                clear(target);
            }
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
    }

    /// Puts a copy where a log should be, after checking it.
    ///
    /// @param log the folder of the log, which must have none yet
    /// @throws EventLogException when there is one already, or the copy is not sound
    public static Result restore(Path backup, Path log) throws EventLogException {
        Path journal = JournalEventLog.journal(log);
        try {
            if (Files.exists(journal)) {
                throw new EventLogException(
                        "There is an event log in " + log + " already. Give an empty profile with --profile.", null);
            }
            sound(backup);
            boolean withKey = Files.exists(backup.resolve("station.key"));
            try (JournalReader reader = JournalReader.open(backup)) {
                Files.createDirectories(log);
                reader.copyTo(journal, withKey);
            }
            return new Result(journal, sound(journal), withKey);
        } catch (IOException e) {
            throw new EventLogException("The backup can't be restored: " + LogFailure.reason(e) + ".", e);
        }
    }

    private static JournalReport sound(Path journal) throws IOException, EventLogException {
        JournalReport report = JournalVerifier.verify(journal, null, RecordContents::named, (bytes, ofBytes) -> {});
        if (report.fault() != null) {
            throw new EventLogException(
                    "The log in " + journal + " is not sound: " + report.fault().reason(), null);
        }
        return report;
    }
}
