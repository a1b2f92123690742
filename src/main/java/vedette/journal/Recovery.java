package vedette.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found when a journal was opened for writing.
///
/// @param records how many records it has, checkpoints and closings included
/// @param entries how many ids are taken by records that are still there, checkpoints and closings left out
/// @param cutBytes how many bytes of a torn tail were cut off; 0 where it ended well
/// @param closedInOrder whether its last record says that it was closed; true for a new journal
/// @param lastAlive when its writer was last known to run, or null for a new journal
/// @param notices what the operator should know, as sentences
public record Recovery(
        long records,
        long entries,
        long cutBytes,
        boolean closedInOrder,
        @Nullable Instant lastAlive,
        List<String> notices) {
    public Recovery {
        notices = List.copyOf(notices);
    }
}
