package vedette.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one installation and this station share their lists.
///
/// @param site the installation
/// @param broker the broker's name
/// @param list whether the station's block entries are put on its list
/// @param hits whether it is told of hits
/// @param taken when the broker last took the list, or null where it has not
/// @param trouble why the list, or the last hit, is not there, as a sentence; empty where nothing is wrong
/// @param others how many entries others have on the list
/// @param kept how many block entries are not put on its list, because they count on certain days or hours only
public record ShareState(
        String site,
        String broker,
        boolean list,
        boolean hits,
        @Nullable Instant taken,
        String trouble,
        int others,
        int kept) {}
