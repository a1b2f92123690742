package vedette.store;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;

/// How long what is kept. Whole days are removed, the oldest first; what is held stays.
///
/// @param kinds limits of single kinds; a kind without any is kept as long as there is room
/// @param totalBytes how large the journal may become; beyond that the oldest days of all kinds but `audit` and `gap`
///     go. At least 64 MiB
public record RetentionPolicy(Map<EventKind, Keep> kinds, long totalBytes) {
    /// The least that a journal may be limited to.
    public static final long LEAST_BYTES = 64L << 20;

    /// Everything up to 20 GiB.
    public static final RetentionPolicy USUAL = new RetentionPolicy(Map.of(), 20L << 30);

    /// @param age how long events of a kind are kept, null for as long as there is room
    /// @param bytes how much room they may take with their messages and pictures, 0 for any
    public record Keep(@Nullable Duration age, long bytes) {}

    public RetentionPolicy {
        kinds = Map.copyOf(kinds);
        if (totalBytes < LEAST_BYTES) {
            throw new IllegalArgumentException("a log of " + totalBytes + " bytes");
        }
    }
}
