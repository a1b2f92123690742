package vedette.store;

import java.util.List;
import java.util.Map;

/// What the entries that a filter shows are, counted by each of the things that one can narrow them by. What is counted
/// for one facet disregards the filter's own choice of that facet, so that the other values can be chosen too.
///
/// @param total how many entries the filter shows
/// @param values the values of each facet, the most frequent first, at most [#MOST_VALUES] of each. There are no plates
///     where more than [#MOST_FOR_PLATES] entries would be counted for them: most plates come once, so that counting
///     millions of them takes long and tells little
public record Facets(long total, Map<Facet, List<Value>> values) {
    public static final int MOST_VALUES = 200;
    public static final int MOST_FOR_PLATES = 100_000;

    /// What one can narrow by.
    public enum Facet {
        CAMERA,
        KIND,
        SEVERITY,
        SYSTEM,
        LABEL,
        ZONE,
        PLATE,
        /// In steps of 0.05; a value is the step's lower edge as `0.85`.
        SCORE
    }

    /// @param value as it stands in a filter
    /// @param count how many entries have it
    public record Value(String value, long count) {}

    public Facets {
        values = Map.copyOf(values);
    }
}
