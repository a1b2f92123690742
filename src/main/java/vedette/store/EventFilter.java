package vedette.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Which entries of the log are shown, counted or exported: those for which everything holds.
///
/// @param from received at or after this time, or null
/// @param to received before this time, or null
/// @param cameras of these cameras; empty for all. The empty name stands for entries about no camera
/// @param kinds of these kinds; empty for all
/// @param atLeast at least this severe, or null
/// @param text words between blanks, each of which must occur in the summary, the key, the camera's name or
///     the topic, whatever its case; `*` within a word stands for any characters. Only the first
///     [#LONGEST_TEXT] characters count
public record EventFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> cameras,
        Set<EventKind> kinds,
        @Nullable Severity atLeast,
        String text) {
    /// More text than this is not typed but pasted by accident.
    public static final int LONGEST_TEXT = 500;

    /// Shows everything.
    public static final EventFilter ALL = new EventFilter(null, null, Set.of(), Set.of(), null, "");

    public EventFilter {
        cameras = Set.copyOf(cameras);
        kinds = Set.copyOf(kinds);
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /// The same filter with other bounds of time.
    public EventFilter between(@Nullable Instant newFrom, @Nullable Instant newTo) {
        return new EventFilter(newFrom, newTo, cameras, kinds, atLeast, text);
    }

    /// The words of the text, without those that say nothing.
    List<String> words() {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.replace("*", "").isEmpty())
                .distinct()
                .toList();
    }

    /// Whether the log would show this entry, for entries that are on the screen before they are in the log.
    public boolean matches(LogEntry entry) {
        return (from == null || !entry.received().isBefore(from))
                && (to == null || entry.received().isBefore(to))
                && (cameras.isEmpty() || cameras.contains(entry.camera()))
                && (kinds.isEmpty() || kinds.contains(entry.kind()))
                && (atLeast == null || entry.severity().compareTo(atLeast) >= 0)
                && words().stream().allMatch(word -> occurs(word, entry));
    }

    private static boolean occurs(String word, LogEntry entry) {
        return occurs(word, entry.summary())
                || (entry.key() != null && occurs(word, entry.key()))
                || occurs(word, entry.camera())
                || occurs(word, entry.topic());
    }

    private static boolean occurs(String word, String text) {
        int position = 0;
        for (String part : word.split("\\*")) {
            position = indexOf(part, text, position);
            if (position < 0) {
                return false;
            }
            position += part.length();
        }
        return true;
    }

    /// Compares character by character, as the database does: no language's rules, no change of length.
    private static int indexOf(String part, String text, int start) {
        for (int at = start; at + part.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, part, 0, part.length())) {
                return at;
            }
        }
        return -1;
    }
}
