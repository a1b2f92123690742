package vedette.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.journal.JournalPosition;
import vedette.journal.JournalRecord;

/// What the log's records name by its hash.
public final class RecordContents {
    private RecordContents() {}

    /// The message's payload and the picture of a record, by the SHA-256 in its header.
    ///
    /// @param header a record's, as the journal keeps it
    /// @return in 64 hexadecimal digits of lower case; empty for a header that is no record of this log
    public static List<String> named(byte[] header) {
        try {
            KeptRecord kept = RecordParser.parse(new JournalRecord(1, 1, header, "", "", "", JournalPosition.START));
            List<String> named = new ArrayList<>(2);
            if (kept.message() != null && kept.message().bytes() > 0) {
                named.add(kept.message().sha256());
            }
            if (kept.pictureHash() != null) {
                named.add(kept.pictureHash());
            }
            return named;
        } catch (IOException e) {
            return List.of(); // a checkpoint's text, or a later version's record
        }
    }
}
