package vedette.settings;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the event log is kept. The database's password is not here: it is a secret.
///
/// @param database the address of a PostgreSQL database for the index, or null for a file in the profile
/// @param user that database's user, or null
/// @param recordsCameras false for a station that reads what recorders write into the same database
/// @param gigabytes how large the journal may become, at least 1
/// @param keep limits of single kinds of events, by the kind's word
public record LogSettings(
        @Nullable String database,
        @Nullable String user,
        boolean recordsCameras,
        int gigabytes,
        Map<String, Keep> keep) {
    public static final int USUAL_GIGABYTES = 20;

    /// A file in the profile, up to 20 gigabytes.
    public static final LogSettings USUAL = new LogSettings(null, null, true, USUAL_GIGABYTES, Map.of());

    /// @param age how long, or null for as long as there is room
    /// @param megabytes how much room, 0 for any
    public record Keep(@Nullable Duration age, int megabytes) {}

    public LogSettings {
        keep = Map.copyOf(keep);
    }
}
