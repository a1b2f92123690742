package vedette.station;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.watchlist.Match;

/// A vehicle on a list was seen: one for each passing. Immutable; what later looks add is another object of the same
/// passing.
///
/// @param passing tells hits apart
/// @param match the entry, and whether exactly
/// @param camera which camera saw it
/// @param where the camera's name as shown
/// @param plate the leading reading, as it was sent
/// @param looks how the vote stands, in words
/// @param checkpoint the checkpoint's id, empty where the camera gave none
/// @param received when the read came that made it a hit
/// @param claimed when the camera says that it was, or null
/// @param late whether it came long after it was read
/// @param doubted whether later looks read another plate, which no list knows
/// @param picture the JPEG of the read, or null where there is none
/// @param decision what the operator said of it, or null while nothing
public record WatchHit(
        UUID passing,
        Match match,
        CameraId camera,
        String where,
        String plate,
        String looks,
        String checkpoint,
        Instant received,
        @Nullable Instant claimed,
        boolean late,
        boolean doubted,
        byte @Nullable [] picture,
        @Nullable HitDecision decision) {
    WatchHit decided(HitDecision made) {
        return new WatchHit(
                passing,
                match,
                camera,
                where,
                plate,
                looks,
                checkpoint,
                received,
                claimed,
                late,
                doubted,
                picture,
                made);
    }

    /// The same hit after more looks.
    WatchHit voted(@Nullable Match now, String leading, String words) {
        return new WatchHit(
                passing,
                now == null ? match : now,
                camera,
                where,
                leading,
                words,
                checkpoint,
                received,
                claimed,
                late,
                now == null,
                picture,
                decision);
    }

    /// The mark by which its entries in the log belong together.
    String mark() {
        return "hit " + passing.toString().substring(0, 8);
    }
}
