package vedette.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sets of a plan's clauses, chunk by chunk. Learns which clauses are rare, and asks these first: what leaves
/// nothing spares reading the sets of the others.
final class PlanSets {
    /// Runs whose terms were looked up and are remembered: neighbours in time are often asked for in turn.
    private static final int MOST_RUNS = 32;

    private final IndexCatalog catalog;
    private final IndexSource source;
    private final TermPlan plan;
    private final Map<Long, @Nullable ClauseSets[]> lookedUp;
    /// How many chunks each clause was asked for, and how many positions there were.
    private final int[] asked;
    private final long[] found;
    private final int[] order;
    private long[] other = {};

    PlanSets(IndexCatalog catalog, IndexSource source, TermPlan plan) {
        this.catalog = catalog;
        this.source = source;
        this.plan = plan;
        int clauses = plan.clauses().size();
        asked = new int[clauses];
        found = new long[clauses];
        order = new int[clauses];
        Arrays.setAll(order, i -> i);
        lookedUp = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, @Nullable ClauseSets[]> eldest) {
                return size() > MOST_RUNS;
            }
        };
    }

    /// The sets of a clause in a chunk; null where there are none.
    @Nullable
    SlotSets sets(SealedChunk chunk, int clause) throws SQLException {
        @Nullable
        ClauseSets[] ofRun = lookedUp.computeIfAbsent(
                chunk.run(), run -> new ClauseSets[plan.clauses().size()]);
        ClauseSets ofClause = ofRun[clause];
        if (ofClause == null) {
            ofClause = new ClauseSets(catalog.run(chunk), plan.clauses().get(clause));
            ofRun[clause] = ofClause;
        }
        SlotSets sets = ofClause.of(source, chunk.slot());
        asked[clause]++;
        found[clause] += sets == null ? 0 : sets.most();
        return sets;
    }

    /// The positions for which all clauses hold, whether removed or not; null where there are none.
    long @Nullable [] match(SealedChunk chunk) throws SQLException {
        long[] matched = new long[PositionSet.words(chunk.docs())];
        if (order.length == 0) {
            PositionSet.fill(matched, chunk.docs());
            return matched;
        }
        rareFirst();
        for (int i = 0; i < order.length; i++) {
            SlotSets sets = sets(chunk, order[i]);
            if (sets == null) {
                return null;
            }
            if (i == 0) {
                sets.addTo(matched);
            } else if (!PositionSet.keep(matched, positions(sets, matched.length))) {
                return null;
            }
        }
        return matched;
    }

    private long[] positions(SlotSets sets, int words) {
        if (other.length == words) {
            Arrays.fill(other, 0);
        } else {
            other = new long[words];
        }
        sets.addTo(other);
        return other;
    }

    private void rareFirst() {
        for (int i = 1; i < order.length; i++) {
            int clause = order[i];
            int at = i;
            while (at > 0 && share(clause) < share(order[at - 1])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = clause;
        }
    }

    /// Positions of a chunk, as far as they are known; of a clause that was not asked yet, as few as there can be.
    private double share(int clause) {
        return asked[clause] == 0 ? -1 : found[clause] / (double) asked[clause];
    }
}
