package vedette.journal;

import org.jspecify.annotations.Nullable;

/// What a journal was found to be. Where there is a fault the counts tell what comes before it.
///
/// @param records how many records there are, checkpoints and closings included
/// @param entries how many ids they take, checkpoints and closings left out
/// @param checkpoints how many of the records are signed: checkpoints and closings
/// @param tombstones how many tombstones there are
/// @param removed for how many records those stand
/// @param unsigned how many records and tombstones come after the last signed one: nothing signed speaks for them yet
/// @param lastId the last id, 0 where there are none
/// @param fingerprint the fingerprint of the key that the journal was checked with
/// @param fault the first thing that is wrong, or null
public record JournalReport(
        long records,
        long entries,
        long checkpoints,
        long tombstones,
        long removed,
        long unsigned,
        long lastId,
        String fingerprint,
        @Nullable Fault fault) {

    /// What is wrong.
    ///
    /// @param id the first record that is bad or missing
    /// @param file the name of the file
    /// @param offset where in the file, in bytes
    /// @param reason a sentence that names the record
    public record Fault(long id, String file, long offset, String reason) {}

    /// Whether nothing is wrong.
    public boolean isSound() {
        return fault == null;
    }

    /// What no check of a journal by itself can show, in plain sentences.
    public String limits() {
        return "What this can't show: whether records after the last signed checkpoint were cut off together with the"
                + " file `head`, unless a later checkpoint is known from elsewhere (" + unsigned
                + " records at the end are not signed yet). And whoever has the station's private key can sign another"
                + " history: keep the key's fingerprint " + fingerprint
                + " somewhere else, and compare it with the one named here.";
    }
}
