package vedette.export;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.OptionalLong;
import vedette.journal.ChainInterval;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;
import vedette.store.LogReader;

/// What evidence needs of the journal.
interface ProofSource {
    Optional<JournalRecord> record(long id) throws IOException;

    Optional<byte[]> content(long id, String sha256) throws IOException;

    Optional<ChainInterval> interval(long id) throws IOException;

    PublicKey publicKey() throws IOException;

    /// The id that an entry of the log has in the journal; empty where another journal has it.
    OptionalLong own(long id);

    static ProofSource of(JournalReader journal, LogReader log) {
        return new ProofSource() {
            @Override
            public Optional<JournalRecord> record(long id) throws IOException {
                return journal.record(id);
            }

            @Override
            public Optional<byte[]> content(long id, String sha256) throws IOException {
                return journal.content(id, sha256);
            }

            @Override
            public Optional<ChainInterval> interval(long id) throws IOException {
                return journal.interval(id);
            }

            @Override
            public PublicKey publicKey() throws IOException {
                return journal.publicKey();
            }

            @Override
            public OptionalLong own(long id) {
                return log.idInJournal(id);
            }
        };
    }
}
