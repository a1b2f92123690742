package vedette.search;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Which entries of the log are shown, counted or exported: those for which everything holds. Of several values of one
/// kind, any will do.
///
/// @param from happened at or after this time, or null
/// @param to happened before this time, or null
/// @param cameras of these cameras; empty for all. The empty name stands for entries about no camera
/// @param kinds of these kinds; empty for all
/// @param atLeast at least this severe, or null
/// @param systems of these camera systems; empty for all
/// @param labels with one of these labels, whatever their case; empty for all
/// @param zones in one of these zones, whatever their case; empty for all
/// @param plates about a plate (kinds `plate` and `watchlist`) whose number is one of these, whatever its case, blanks
///     and hyphens; `*` stands for any characters, `?` for one; empty for all
/// @param scoreAtLeast with at least this confidence, a multiple of 0.05 from 0.05 to 1; 0 for all
/// @param text words between blanks, each of which must be found in the summary, the key, the camera's name, the
///     labels, the zones or the topic: something there begins with it, whatever its case. `*` in a word stands for any
///     characters, and then it is the whole of something there that it describes. Only the first [#LONGEST_TEXT]
///     characters count
public record EventFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> cameras,
        Set<EventKind> kinds,
        @Nullable Severity atLeast,
        Set<String> systems,
        Set<String> labels,
        Set<String> zones,
        Set<String> plates,
        double scoreAtLeast,
        String text) {
    /// More text than this is not typed but pasted by accident.
    public static final int LONGEST_TEXT = 500;

    /// Shows everything.
    public static final EventFilter ALL =
            new EventFilter(null, null, Set.of(), Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of(), 0, "");

    public EventFilter {
        cameras = Set.copyOf(cameras);
        kinds = Set.copyOf(kinds);
        systems = Set.copyOf(systems);
        labels = Set.copyOf(labels);
        zones = Set.copyOf(zones);
        plates = Set.copyOf(plates);
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        if (!(scoreAtLeast >= 0 && scoreAtLeast <= 1)) {
            throw new IllegalArgumentException("a score from 0 to 1: " + scoreAtLeast);
        }
    }

    /// The same filter with other bounds of time.
    public EventFilter between(@Nullable Instant newFrom, @Nullable Instant newTo) {
        return new EventFilter(
                newFrom, newTo, cameras, kinds, atLeast, systems, labels, zones, plates, scoreAtLeast, text);
    }

    public EventFilter ofCameras(Set<String> wanted) {
        return new EventFilter(from, to, wanted, kinds, atLeast, systems, labels, zones, plates, scoreAtLeast, text);
    }

    public EventFilter ofKinds(Set<EventKind> wanted) {
        return new EventFilter(from, to, cameras, wanted, atLeast, systems, labels, zones, plates, scoreAtLeast, text);
    }

    public EventFilter atLeast(@Nullable Severity least) {
        return new EventFilter(from, to, cameras, kinds, least, systems, labels, zones, plates, scoreAtLeast, text);
    }

    public EventFilter ofSystems(Set<String> wanted) {
        return new EventFilter(from, to, cameras, kinds, atLeast, wanted, labels, zones, plates, scoreAtLeast, text);
    }

    public EventFilter withLabels(Set<String> wanted) {
        return new EventFilter(from, to, cameras, kinds, atLeast, systems, wanted, zones, plates, scoreAtLeast, text);
    }

    public EventFilter inZones(Set<String> wanted) {
        return new EventFilter(from, to, cameras, kinds, atLeast, systems, labels, wanted, plates, scoreAtLeast, text);
    }

    public EventFilter ofPlates(Set<String> wanted) {
        return new EventFilter(from, to, cameras, kinds, atLeast, systems, labels, zones, wanted, scoreAtLeast, text);
    }

    public EventFilter scored(double least) {
        return new EventFilter(from, to, cameras, kinds, atLeast, systems, labels, zones, plates, least, text);
    }

    public EventFilter saying(String words) {
        return new EventFilter(from, to, cameras, kinds, atLeast, systems, labels, zones, plates, scoreAtLeast, words);
    }

    /// Whether the log would show this entry: what the index must answer, entry by entry.
    public boolean matches(LogEntry entry) {
        return EntryMatch.matches(this, entry);
    }
}
