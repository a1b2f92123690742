package vedette.model;

import java.util.List;

/// What a server's message does to its list of plates.
///
/// @param change whether the plates are the whole list, or come to it, or go from it
/// @param plates which they are
/// @param station what the station that published it calls itself, empty where it was none
public record PlateListing(Change change, List<ListedPlate> plates, String station) {
    /// What becomes of the plates.
    public enum Change {
        /// They are the list: what is not among them is no longer on it.
        WHOLE,
        ADDED,
        REMOVED
    }

    public PlateListing {
        plates = List.copyOf(plates);
    }
}
