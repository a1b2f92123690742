package vedette.store;

import org.jspecify.annotations.Nullable;

/// How a log is kept.
///
/// @param database the address of a PostgreSQL database that takes the index, `postgresql://host/database`; null for
///     the file beside the journal
/// @param user that database's user, or null
/// @param password its password, or null
/// @param recordsCameras false for a station that only reads what recorders write into the same database: it keeps what
///     its own operator does, and leaves the cameras' events to them
/// @param retention how long what is kept
public record LogOptions(
        @Nullable String database,
        @Nullable String user,
        @Nullable String password,
        boolean recordsCameras,
        RetentionPolicy retention) {
    /// A log of its own that needs nothing.
    public static final LogOptions USUAL = new LogOptions(null, null, null, true, RetentionPolicy.USUAL);

    @Override
    public String toString() {
        return "LogOptions[database=" + database + ", user=" + user + ", recordsCameras=" + recordsCameras + "]";
    }
}
