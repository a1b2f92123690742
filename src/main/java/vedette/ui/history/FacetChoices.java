package vedette.ui.history;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vedette.search.EventFilter;
import vedette.store.Facets;
import vedette.store.Facets.Facet;

/// The facets that are chosen in the search field's text: what a filter has of them, and a filter with others.
final class FacetChoices {
    /// What the panel offers, in its order.
    static final List<Facet> OFFERED = List.of(Facet.SYSTEM, Facet.LABEL, Facet.ZONE, Facet.PLATE);

    private FacetChoices() {}

    static String words(Facet facet) {
        return switch (facet) {
            case CAMERA -> "camera";
            case KIND -> "kind";
            case SEVERITY -> "severity";
            case SYSTEM -> "system";
            case LABEL -> "label";
            case ZONE -> "zone";
            case PLATE -> "plate";
            case SCORE -> "score";
        };
    }

    static Set<String> chosen(EventFilter filter, Facet facet) {
        return switch (facet) {
            case SYSTEM -> filter.systems();
            case LABEL -> filter.labels();
            case ZONE -> filter.zones();
            case PLATE -> filter.plates();
            default -> Set.of();
        };
    }

    /// The filter with one value more, or less, of a facet.
    static EventFilter with(EventFilter filter, Facet facet, String value, boolean wanted) {
        Set<String> values = new TreeSet<>(chosen(filter, facet));
        values.removeIf(value::equalsIgnoreCase);
        if (wanted) {
            values.add(value);
        }
        return switch (facet) {
            case SYSTEM -> filter.ofSystems(values);
            case LABEL -> filter.withLabels(values);
            case ZONE -> filter.inZones(values);
            case PLATE -> filter.ofPlates(values);
            default -> throw new IllegalArgumentException("no choice of " + facet);
        };
    }

    /// How many entries have at least a score.
    static long atLeast(Facets facets, double score) {
        return facets.values().getOrDefault(Facet.SCORE, List.of()).stream()
                .filter(each -> Double.parseDouble(each.value()) >= score - 1e-9)
                .mapToLong(Facets.Value::count)
                .sum();
    }
}
