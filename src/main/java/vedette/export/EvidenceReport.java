package vedette.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of checking evidence.
///
/// @param fault the first thing that is wrong, as a sentence that begins with the file; null where nothing is
/// @param files how many files were compared with the manifest, 0 where it did not come that far
/// @param records how many records are proved
/// @param contents how many messages and pictures they name and the evidence has
/// @param checkpoints how many signatures of checkpoints were checked
/// @param manifest the manifest's SHA-256, to be compared with the log's entry about the export; empty where there is none
/// @param fingerprint the SHA-256 of the station's key, likewise
/// @param notices what the reader should know though nothing is wrong, as sentences
public record EvidenceReport(
        @Nullable String fault,
        long files,
        long records,
        long contents,
        long checkpoints,
        String manifest,
        String fingerprint,
        List<String> notices) {
    public EvidenceReport {
        notices = List.copyOf(notices);
    }

    public boolean isSound() {
        return fault == null;
    }
}
