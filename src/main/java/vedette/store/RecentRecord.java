package vedette.store;

import java.time.Instant;
import java.util.List;

/// What is remembered of a record for telling repeats after a restart.
///
/// @param broker the broker's name, empty for the station's own
/// @param received when it came
/// @param repeatIds as they were given with [LogRecord#repeatIds()]
public record RecentRecord(String broker, Instant received, List<String> repeatIds) {
    public RecentRecord {
        repeatIds = List.copyOf(repeatIds);
    }
}
