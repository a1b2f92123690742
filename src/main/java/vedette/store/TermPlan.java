package vedette.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.search.Terms;
import vedette.search.Wildcard;

/// What a filter asks of the index, but for the time: each clause must hold, by at least one of its probes.
///
/// @param clauses those that are usually rare first
record TermPlan(List<Clause> clauses) {
    /// @param facet what is narrowed by it, null for words
    record Clause(Facets.@Nullable Facet facet, List<Probe> probes) {}

    /// One term, or those within a range that fit a pattern.
    ///
    /// @param text the term's text, or how the range's begin
    /// @param pattern null for one term
    record Probe(TermField field, String text, @Nullable Wildcard pattern) {
        static Probe of(TermField field, String text) {
            return new Probe(field, text, null);
        }

        /// Whether one of the range is meant.
        boolean fits(String term) {
            return pattern == null
                    ? term.equals(text)
                    : term.startsWith(text) && (pattern.isHeadOnly() || pattern.matches(term));
        }

        /// Whether all terms of the range are meant.
        boolean isWhole() {
            return pattern == null || pattern.isHeadOnly();
        }

        byte[] from() {
            return field.term(text);
        }

        /// The terms that mean the same where no chunk was closed yet.
        List<Probe> parts() {
            if (field != TermField.SCORE_AT_LEAST) {
                return List.of(this);
            }
            return IntStream.rangeClosed(Integer.parseInt(text), Terms.HIGHEST_STEP)
                    .mapToObj(step -> of(TermField.SCORE, EntryTerms.step(step)))
                    .toList();
        }
    }

    static TermPlan of(EventFilter filter) {
        List<Clause> clauses = new ArrayList<>();
        add(clauses, Facets.Facet.PLATE, filter.plates().stream().map(TermPlan::plate));
        for (Wildcard word : Terms.wanted(filter.text())) {
            clauses.add(new Clause(null, List.of(new Probe(TermField.WORD, word.head(), word))));
        }
        add(clauses, Facets.Facet.LABEL, folded(TermField.LABEL, filter.labels()));
        add(clauses, Facets.Facet.ZONE, folded(TermField.ZONE, filter.zones()));
        add(clauses, Facets.Facet.CAMERA, exact(TermField.CAMERA, filter.cameras()));
        add(
                clauses,
                Facets.Facet.KIND,
                filter.kinds().stream().map(EventKind::word).map(word -> Probe.of(TermField.KIND, word)));
        Severity least = filter.atLeast();
        if (least != null && least != Severity.INFO) {
            add(
                    clauses,
                    Facets.Facet.SEVERITY,
                    Stream.of(Severity.values())
                            .filter(each -> each.compareTo(least) >= 0)
                            .map(each -> Probe.of(TermField.SEVERITY, EntryTerms.severity(each))));
        }
        add(clauses, Facets.Facet.SYSTEM, exact(TermField.SYSTEM, filter.systems()));
        if (filter.scoreAtLeast() > 0) {
            int lowest = (int) Math.round(filter.scoreAtLeast() * Terms.HIGHEST_STEP);
            add(clauses, Facets.Facet.SCORE, Stream.of(Probe.of(TermField.SCORE_AT_LEAST, EntryTerms.step(lowest))));
        }
        return new TermPlan(clauses);
    }

    private static void add(List<Clause> clauses, Facets.Facet facet, Stream<Probe> probes) {
        List<Probe> all = probes.distinct().toList();
        if (!all.isEmpty()) {
            clauses.add(new Clause(facet, all));
        }
    }

    private static Stream<Probe> exact(TermField field, Collection<String> values) {
        return values.stream().map(value -> Probe.of(field, Terms.value(value)));
    }

    private static Stream<Probe> folded(TermField field, Collection<String> values) {
        return values.stream().map(value -> Probe.of(field, Terms.value(Terms.folded(value))));
    }

    private static Probe plate(String wanted) {
        Wildcard pattern = new Wildcard(Terms.value(Terms.plate(wanted)));
        if (!pattern.isOpen()) {
            return Probe.of(TermField.PLATE, pattern.pattern());
        }
        if (pattern.head().length() >= pattern.tail().length()) {
            return new Probe(TermField.PLATE, pattern.head(), pattern);
        }
        Wildcard backwards = pattern.backwards();
        return new Probe(TermField.PLATE_BACKWARDS, backwards.head(), backwards);
    }

    /// The plan without what narrows a facet.
    TermPlan without(Facets.Facet facet) {
        return new TermPlan(
                clauses.stream().filter(clause -> clause.facet != facet).toList());
    }

    boolean narrows(Facets.Facet facet) {
        return clauses.stream().anyMatch(clause -> clause.facet == facet);
    }
}
