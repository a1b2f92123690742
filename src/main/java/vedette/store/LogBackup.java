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
            JournalReport.Fault fault = report.fault();
            return fault == null ? soundWords() : damagedWords(fault);
        }

        /// Whether the log was damaged, and so is the copy: all that could be read of the one can be read of the other.
        public boolean isDamaged() {
            return report.fault() != null;
        }

        private String damagedWords(JournalReport.Fault fault) {
            return "The log is damaged, and was copied as it is to " + place
                    + ": what is whole of it is there too, and "
                    + "“vedette verify” tells the damage as before. It is first at record " + fault.id() + ": "
                    + fault.reason() + " Key " + report.fingerprint() + keyWords();
        }

        private String keyWords() {
            return withKey ? "." : "; the private key is not with it: it can be read and verified, not gone on with.";
        }

        private String soundWords() {
            return String.format(
                    Locale.ROOT,
                    "%,d events, up to record %d, checked, in %s. Key %s%s",
                    report.entries(),
                    report.lastId(),
                    place,
                    report.fingerprint(),
                    keyWords());
        }
    }

    /// Copies a log, also while a station writes it, and checks the copy.
    ///
    /// @param log the folder of the log
    /// @param target a folder that is new or empty
    /// @param withKey whether the private key goes along, which going on with the copy needs
    /// @throws EventLogException when there is no log, or the copy has a fault that the log does not have
    public static Result take(Path log, Path target, boolean withKey) throws EventLogException {
        Path journal = JournalEventLog.journal(log);
        if (!Files.isDirectory(journal)) {
            throw new EventLogException("There is no event log in " + log + ". Check --profile.", null);
        }
        try {
            copy(journal, target, withKey);
            return new Result(target, checked(target, journal), withKey);
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

    /// Puts a copy where a log should be, and checks it.
    ///
    /// @param log the folder of the log, which must have none yet
    /// @throws EventLogException when there is one already, or the log has a fault then that the copy does not have
    public static Result restore(Path backup, Path log) throws EventLogException {
        Path journal = JournalEventLog.journal(log);
        try {
            if (Files.exists(journal)) {
                throw new EventLogException(
                        "There is an event log in " + log + " already. Give an empty profile with --profile.", null);
            }
            boolean withKey = Files.exists(backup.resolve("station.key"));
            try (JournalReader reader = JournalReader.open(backup)) {
                Files.createDirectories(log);
                reader.copyTo(journal, withKey);
            }
            return new Result(journal, checked(journal, backup), withKey);
        } catch (IOException e) {
            throw new EventLogException("The backup can't be restored: " + LogFailure.reason(e) + ".", e);
        }
    }

    /// Verifies a copy. A fault is accepted where what was copied has it too: what is left should not stay uncopied
    /// because of it.
    private static JournalReport checked(Path copy, Path copied) throws IOException, EventLogException {
        JournalReport report = verified(copy);
        JournalReport.Fault fault = report.fault();
        if (fault != null && !fault.equals(verified(copied).fault())) {
            throw new EventLogException("The copy in " + copy + " is not sound: " + fault.reason(), null);
        }
        return report;
    }

    private static JournalReport verified(Path journal) throws IOException {
        return JournalVerifier.verify(journal, null, RecordContents::named, (bytes, ofBytes) -> {});
    }
}
