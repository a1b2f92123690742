package vedette.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.search.EventFilter;

/// Finds the positions that a filter shows, segment by segment.
final class Question {
    private final IndexCatalog catalog;
    private final IndexSource source;
    private final TermPlan plan;
    private final long from;
    private final long to;
    private final PlanSets planSets;

    Question(IndexCatalog catalog, IndexSource source, EventFilter filter) {
        this(
                catalog,
                source,
                TermPlan.of(filter),
                filter.from() == null ? Long.MIN_VALUE : StoredTime.ceiling(filter.from()),
                filter.to() == null ? Long.MAX_VALUE : StoredTime.ceiling(filter.to()));
    }

    private Question(IndexCatalog catalog, IndexSource source, TermPlan plan, long from, long to) {
        this.catalog = catalog;
        this.source = source;
        this.plan = plan;
        this.from = from;
        this.to = to;
        planSets = new PlanSets(catalog, source, plan);
    }

    /// The same question whatever is chosen of a facet; itself where nothing is.
    Question without(Facets.Facet facet) {
        return plan.narrows(facet) ? new Question(catalog, source, plan.without(facet), from, to) : this;
    }

    /// The same question, read by other means.
    Question in(IndexSource other) {
        return other == source ? this : new Question(catalog, other, plan, from, to);
    }

    /// The same question within narrower bounds of time.
    Question within(long newFrom, long newTo) {
        return new Question(catalog, source, plan, Math.max(from, newFrom), Math.min(to, newTo));
    }

    /// A question whose clauses are one term each, for [#positions].
    Question ofTerms(List<TermPlan.Probe> terms) {
        List<TermPlan.Clause> clauses = terms.stream()
                .map(term -> new TermPlan.Clause(null, List.of(term)))
                .toList();
        return new Question(catalog, source, new TermPlan(clauses), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// The positions for which one clause holds, whether removed or not; null where there are none.
    long @Nullable [] positions(Segment segment, int clause) throws SQLException {
        long[] found = new long[PositionSet.words(segment.docs())];
        switch (segment) {
            case SealedChunk chunk -> {
                SlotSets sets = planSets.sets(chunk, clause);
                if (sets == null) {
                    return null;
                }
                sets.addTo(found);
            }
            case TailChunk tail -> {
                for (TermPlan.Probe probe : plan.clauses().get(clause).probes()) {
                    addTo(found, tail, probe);
                }
            }
        }
        return found;
    }

    IndexSource source() {
        return source;
    }

    /// The segments that may have something, those first whose newest entry is the newest.
    List<Segment> newestFirst() {
        return possible()
                .sorted(Comparator.comparingLong(Segment::lastHappened).reversed())
                .toList();
    }

    /// The segments that may have something, those first whose oldest entry is the oldest.
    List<Segment> oldestFirst() {
        return possible()
                .sorted(Comparator.comparingLong(Segment::firstHappened))
                .toList();
    }

    private Stream<Segment> possible() {
        return catalog.segments().stream()
                .filter(segment -> segment.lastHappened() >= from && segment.firstHappened() < to);
    }

    /// The positions shown; null where there are none.
    long @Nullable [] match(Segment segment) throws SQLException {
        source.checkStopped();
        long[] found = switch (segment) {
            case SealedChunk chunk -> planSets.match(chunk);
            case TailChunk tail -> match(tail);
        };
        if (found == null) {
            return null;
        }
        if (segment.firstHappened() < from || segment.lastHappened() >= to) {
            int begin = from == Long.MIN_VALUE ? 0 : segment.lowerBound(source, from, Long.MIN_VALUE);
            int end = to == Long.MAX_VALUE ? segment.docs() : segment.lowerBound(source, to, Long.MIN_VALUE);
            PositionSet.cut(found, begin, end);
        }
        long[] removed = segment.removed();
        if (removed != null) {
            PositionSet.remove(found, removed);
        }
        return PositionSet.from(found, 0) < 0 ? null : found;
    }

    /// How many are shown.
    int count(Segment segment) throws SQLException {
        boolean whole = segment.firstHappened() >= from && segment.lastHappened() < to;
        if (whole && plan.clauses().isEmpty()) {
            return segment.left();
        }
        if (whole && plan.clauses().size() == 1 && segment.removed() == null && segment instanceof SealedChunk chunk) {
            SlotSets sets = planSets.sets(chunk, 0);
            if (sets == null) {
                return 0;
            }
            if (sets.isSingle()) {
                return sets.most();
            }
        }
        long[] found = match(segment);
        return found == null ? 0 : PositionSet.count(found);
    }

    private long @Nullable [] match(TailChunk tail) {
        long[] found = new long[PositionSet.words(tail.docs())];
        PositionSet.fill(found, tail.docs());
        long[] other = new long[found.length];
        for (TermPlan.Clause clause : plan.clauses()) {
            Arrays.fill(other, 0);
            for (TermPlan.Probe probe : clause.probes()) {
                addTo(other, tail, probe);
            }
            if (!PositionSet.keep(found, other)) {
                return null;
            }
        }
        return found;
    }

    private static void addTo(long[] target, TailChunk tail, TermPlan.Probe probe) {
        PostingTable table = tail.table();
        if (probe.pattern() == null) {
            for (TermPlan.Probe part : probe.parts()) {
                int term = table.find(part.field(), part.text());
                if (term >= 0) {
                    tail.addTo(target, term);
                }
            }
            return;
        }
        for (int term = 0; term < table.terms(); term++) {
            if (table.field(term) == probe.field() && probe.fits(table.text(term))) {
                tail.addTo(target, term);
            }
        }
    }
}
