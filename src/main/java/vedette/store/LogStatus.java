package vedette.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the log is doing, for the Health screen.
///
/// @param entries kept on disk
/// @param bytes what the log takes on disk; 0 when that can't be read
/// @param waiting records handed over and not yet kept
/// @param unindexed entries kept and not yet found by questions; more than some thousands only while the index is
///     rebuilt or catches up
/// @param rebuilding whether the index is being made anew from the journal: until it is whole, questions are answered
///     from a part of the log
/// @param failure why records are not being kept at the moment, as a sentence for the operator, or null when
///     all is well
/// @param notices what the operator should know about the log since it was opened, oldest first
public record LogStatus(
        long entries,
        long bytes,
        int waiting,
        long unindexed,
        boolean rebuilding,
        @Nullable String failure,
        List<String> notices) {
    public LogStatus {
        notices = List.copyOf(notices);
    }
}
