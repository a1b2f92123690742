package vedette.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.search.EventFilter;

/// Finds the positions that a filter shows, segment by segment.
final class Question {
    /// Runs whose terms were looked up and are remembered: neighbours in time are often asked for in turn.
    private static final int MOST_RUNS = 32;

    private final IndexCatalog catalog;
    private final IndexSource source;
    private final TermPlan plan;
    private final long from;
    private final long to;
    private final Map<Long, @Nullable SlotSets[][]> lookedUp;

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
        lookedUp = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, @Nullable SlotSets[][]> eldest) {
                return size() > MOST_RUNS;
            }
        };
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
                SlotSets sets = sets(chunk, clause);
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
        long[] found = new long[PositionSet.words(segment.docs())];
        boolean any =
                switch (segment) {
                    case SealedChunk chunk -> match(chunk, found);
                    case TailChunk tail -> match(tail, found);
                };
        if (!any) {
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
            SlotSets sets = sets(chunk, 0);
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

    private boolean match(SealedChunk chunk, long[] found) throws SQLException {
        int clauses = plan.clauses().size();
        if (clauses == 0) {
            PositionSet.fill(found, chunk.docs());
            return true;
        }
        SlotSets[] sets = new SlotSets[clauses];
        for (int i = 0; i < clauses; i++) {
            SlotSets each = sets(chunk, i);
            if (each == null) {
                return false;
            }
            sets[i] = each;
        }
        Arrays.sort(sets, Comparator.comparingInt(SlotSets::most));
        sets[0].addTo(found);
        long[] other = new long[found.length];
        for (int i = 1; i < clauses; i++) {
            Arrays.fill(other, 0);
            sets[i].addTo(other);
            if (!PositionSet.keep(found, other)) {
                return false;
            }
        }
        return true;
    }

    /// The sets of a clause in a chunk; null where there are none.
    private @Nullable SlotSets sets(SealedChunk chunk, int clause) throws SQLException {
        @Nullable SlotSets[][] ofRun =
                lookedUp.computeIfAbsent(chunk.run(), run -> new SlotSets[plan.clauses().size()][]);
        @Nullable SlotSets[] ofClause = ofRun[clause];
        if (ofClause == null) {
            IndexRun run = catalog.run(chunk);
            ofClause = new SlotSets[run.slots()];
            for (TermPlan.Probe probe : plan.clauses().get(clause).probes()) {
                lookUp(run, probe, ofClause);
            }
            ofRun[clause] = ofClause;
        }
        return ofClause[chunk.slot()];
    }

    private void lookUp(IndexRun run, TermPlan.Probe probe, @Nullable SlotSets[] target) throws SQLException {
        byte[] first = probe.from();
        byte[] end = probe.pattern() == null ? first : TermField.after(first);
        boolean single = probe.pattern() == null;
        run.scan(source, first, term -> {
            int order = term.compareTo(end);
            if (order > 0 || (order == 0 && !single)) {
                return false;
            }
            SealedChunk chunk = run.chunk(term.slot());
            if (chunk != null && (probe.isWhole() || probe.fits(term.text()))) {
                SlotSets sets = target[term.slot()];
                if (sets == null) {
                    sets = new SlotSets(chunk.docs());
                    target[term.slot()] = sets;
                }
                sets.add(term);
            }
            return true;
        });
    }

    private boolean match(TailChunk tail, long[] found) {
        PositionSet.fill(found, tail.docs());
        long[] other = new long[found.length];
        for (TermPlan.Clause clause : plan.clauses()) {
            Arrays.fill(other, 0);
            for (TermPlan.Probe probe : clause.probes()) {
                addTo(other, tail, probe);
            }
            if (!PositionSet.keep(found, other)) {
                return false;
            }
        }
        return true;
    }

    private static void addTo(long[] target, TailChunk tail, TermPlan.Probe probe) {
        PostingTable table = tail.table();
        if (probe.pattern() == null) {
            int term = table.find(probe.field(), probe.text());
            if (term >= 0) {
                tail.addTo(target, term);
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
