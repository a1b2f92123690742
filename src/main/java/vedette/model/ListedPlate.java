package vedette.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A plate on a list that a server published.
///
/// @param plate as sent
/// @param list the list's name in the sender's word, empty where it names none
/// @param reason why, empty where the sender does not say
/// @param from since when it counts, or null
/// @param until when it counts no longer, or null
/// @param owner who put it on the list: the name that a station made up for itself, or a server's word; empty
///     where the sender does not say
public record ListedPlate(
        String plate,
        String list,
        String reason,
        @Nullable Instant from,
        @Nullable Instant until,
        String owner) {
    /// A plate of which nothing else is known.
    public static ListedPlate of(String plate, String list) {
        return new ListedPlate(plate, list, "", null, null, "");
    }
}
