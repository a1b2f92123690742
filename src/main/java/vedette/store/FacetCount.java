package vedette.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vedette.search.Terms;
import vedette.store.Facets.Facet;
import vedette.store.Facets.Value;

/// Counts the values of facets.
final class FacetCount {
    private static final Comparator<Value> FREQUENT_FIRST =
            Comparator.comparingLong(Value::count).reversed().thenComparing(Value::value);

    private final IndexCatalog catalog;
    private final Question question;

    FacetCount(IndexCatalog catalog, Question question) {
        this.catalog = catalog;
        this.question = question;
    }

    Facets facets() throws SQLException {
        IdentityHashMap<Segment, long @Nullable []> shown = matches(question);
        Map<Facet, List<Value>> values = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Question open = question.without(facet);
            IdentityHashMap<Segment, long @Nullable []> counted = open == question ? shown : matches(open);
            if (facet != Facet.PLATE || total(counted) <= Facets.MOST_FOR_PLATES) {
                values.put(facet, values(facet, counted));
            }
        }
        return new Facets(total(shown), values);
    }

    private static long total(IdentityHashMap<Segment, long @Nullable []> matches) {
        return matches.values().stream()
                .filter(Objects::nonNull)
                .mapToLong(PositionSet::count)
                .sum();
    }

    private static IdentityHashMap<Segment, long @Nullable []> matches(Question question) throws SQLException {
        IdentityHashMap<Segment, long @Nullable []> matches = new IdentityHashMap<>();
        for (Segment segment : question.newestFirst()) {
            long[] found = question.match(segment);
            if (found != null) {
                matches.put(segment, found);
            }
        }
        return matches;
    }

    private List<Value> values(Facet facet, IdentityHashMap<Segment, long @Nullable []> shown) throws SQLException {
        PriorityQueue<Value> frequent = new PriorityQueue<>(FREQUENT_FIRST.reversed());
        new TermWalk(catalog, question.source(), field(facet).term(""), shown::get).run((text, count) -> {
            Value least = frequent.peek();
            if (frequent.size() < Facets.MOST_VALUES || (least != null && count >= least.count())) {
                frequent.add(new Value(value(facet, text), count));
                if (frequent.size() > Facets.MOST_VALUES) {
                    frequent.poll();
                }
            }
            return true;
        });
        List<Value> values = new ArrayList<>(frequent);
        values.sort(FREQUENT_FIRST);
        return values;
    }

    /// Values in the log that begin with a text, in alphabetical order.
    List<String> complete(Facet facet, String beginning, int limit) throws SQLException {
        boolean folded = facet == Facet.LABEL || facet == Facet.ZONE || facet == Facet.PLATE;
        String wanted = facet == Facet.PLATE ? Terms.plate(beginning) : Terms.folded(beginning);
        IdentityHashMap<Segment, long @Nullable []> left = new IdentityHashMap<>();
        for (Segment segment : catalog.segments()) {
            left.put(segment, left(segment));
        }
        TreeSet<String> found = new TreeSet<>();
        new TermWalk(catalog, question.source(), field(facet).term(folded ? wanted : ""), left::get)
                .run((text, count) -> {
                    String value = value(facet, text);
                    if (!value.isEmpty() && (folded || Terms.folded(value).startsWith(wanted))) {
                        found.add(value);
                    }
                    return found.size() < limit;
                });
        return List.copyOf(found);
    }

    private static long[] left(Segment segment) {
        long[] left = new long[PositionSet.words(segment.docs())];
        PositionSet.fill(left, segment.docs());
        long[] removed = segment.removed();
        if (removed != null) {
            PositionSet.remove(left, removed);
        }
        return left;
    }

    private static TermField field(Facet facet) {
        return switch (facet) {
            case CAMERA -> TermField.CAMERA;
            case KIND -> TermField.KIND;
            case SEVERITY -> TermField.SEVERITY;
            case SYSTEM -> TermField.SYSTEM;
            case LABEL -> TermField.LABEL;
            case ZONE -> TermField.ZONE;
            case PLATE -> TermField.PLATE;
            case SCORE -> TermField.SCORE;
        };
    }

    private static String value(Facet facet, String text) {
        return switch (facet) {
            case SEVERITY -> EventRow.severity(Integer.parseInt(text)).word();
            case SCORE -> String.format(Locale.ROOT, "%.2f", Integer.parseInt(text) / (double) Terms.HIGHEST_STEP);
            default -> text;
        };
    }
}
