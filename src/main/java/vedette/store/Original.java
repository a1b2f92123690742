package vedette.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.message.OriginalMessage;

/// What an entry came in.
///
/// @param broker the broker's name, empty for what the station itself did
/// @param received when it came
/// @param message the message, or null where there was none, or where it is no longer kept
public record Original(
        String broker, Instant received, @Nullable OriginalMessage message) {}
