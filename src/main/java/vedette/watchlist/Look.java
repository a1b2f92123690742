package vedette.watchlist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One plate as a camera read it once.
///
/// @param read the characters as sent
/// @param confidence 0 to 1
/// @param message counts messages: two plates of one message are two vehicles
/// @param nanos when it came, by the station's monotonic clock
/// @param received when it came, by the station's wall clock
/// @param happened when it was read as far as the station can tell: what an entry must hold for
/// @param claimed when it was read by the camera's clock, or null; only shown
/// @param late whether it came long after it was read, so that it tells of something past
/// @param checkpoint the checkpoint's id, empty where the camera gave none
public record Look(
        String read,
        double confidence,
        long message,
        long nanos,
        Instant received,
        Instant happened,
        @Nullable Instant claimed,
        boolean late,
        String checkpoint) {}
