package vedette.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the log is doing, for the Health screen.
///
/// @param entries kept on disk
/// @param bytes what the log takes on disk; 0 when that can't be read
/// @param waiting entries handed over and not yet kept
/// @param failure why entries are not being kept at the moment, as a sentence for the operator, or null when
///     all is well
/// @param notices what the operator should know about the log since it was opened, oldest first
public record LogStatus(
        long entries, long bytes, int waiting, @Nullable String failure, List<String> notices) {
    public LogStatus {
        notices = List.copyOf(notices);
    }
}
