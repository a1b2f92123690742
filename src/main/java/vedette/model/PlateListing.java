package vedette.model;

import java.util.List;

/// What a server's message does to its list of plates.
///
/// @param change whether the plates are the whole list, or come to it, or go from it
/// @param plates which they are
/// @param fault why the message was not understood, in a few words; empty where it was
public record PlateListing(Change change, List<ListedPlate> plates, String fault) {
    /// More plates than these are on no list.
    public static final int MOST = 200_000;

    /// What becomes of the plates.
    public enum Change {
        /// They are the list: what is not among them is no longer on it.
        WHOLE,
        ADDED,
        REMOVED,
        /// The message was not understood: what the list is now is not known.
        UNCLEAR
    }

    public PlateListing {
        plates = List.copyOf(plates);
    }

    /// A message that was understood.
    public static PlateListing of(Change change, List<ListedPlate> plates) {
        return new PlateListing(change, plates, "");
    }

    /// A message that was not.
    public static PlateListing unclear(String fault) {
        return new PlateListing(Change.UNCLEAR, List.of(), fault);
    }
}
