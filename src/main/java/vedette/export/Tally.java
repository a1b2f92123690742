package vedette.export;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// Counts a report's entries by kind and camera. Confined to one thread.
final class Tally {
    /// More cameras than any installation has: names come from outside, and memory is bounded.
    static final int MOST_CAMERAS = 10_000;

    /// What is counted for the cameras beyond these.
    static final String OTHERS = "(other cameras)";

    /// @param name what was counted
    record Count(String name, long entries) {}

    private final Map<EventKind, Long> kinds = new TreeMap<>();
    private final Map<String, Long> cameras = new HashMap<>();
    private long entries;

    void add(LogEntry entry) {
        entries++;
        kinds.merge(entry.kind(), 1L, Long::sum);
        String camera = entry.camera();
        boolean known = cameras.containsKey(camera) || cameras.size() < MOST_CAMERAS;
        cameras.merge(known ? camera : OTHERS, 1L, Long::sum);
    }

    long entries() {
        return entries;
    }

    List<Count> kinds() {
        return kinds.entrySet().stream()
                .map(each -> new Count(each.getKey().word(), each.getValue()))
                .sorted(Comparator.comparingLong(Count::entries).reversed())
                .toList();
    }

    List<Count> cameras() {
        return cameras.entrySet().stream()
                .map(each -> new Count(each.getKey().isEmpty() ? "(no camera)" : each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Count::entries).reversed().thenComparing(Count::name))
                .toList();
    }
}
