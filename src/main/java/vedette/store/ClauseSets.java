package vedette.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sets of a clause in the chunks of one run. A term's set is read when its chunk is asked for, because the sets of
/// the frequent ones are most of what there is to read; those of a range of terms are read for all chunks at once.
final class ClauseSets {
    private static final int AHEAD_FROM = 2;
    private static final int MOST_AHEAD = 16;

    private final IndexRun run;
    private final List<TermPlan.Probe> probes;
    private final byte[][] terms;
    private final @Nullable SlotSets[] sets;
    private final boolean[][] known;
    private final int[] blocksRead;

    ClauseSets(IndexRun run, TermPlan.Clause clause) {
        this.run = run;
        probes = clause.probes();
        terms = probes.stream().map(TermPlan.Probe::from).toArray(byte[][]::new);
        sets = new SlotSets[run.slots()];
        known = new boolean[terms.length][run.slots()];
        blocksRead = new int[terms.length];
    }

    /// The sets of a chunk; null where there are none.
    @Nullable
    SlotSets of(IndexSource source, int slot) throws SQLException {
        for (int probe = 0; probe < terms.length; probe++) {
            if (known[probe][slot]) {
                continue;
            }
            if (probes.get(probe).pattern() == null) {
                readBlock(source, probe, slot);
            } else {
                readRange(source, probe);
            }
        }
        return sets[slot];
    }

    /// Reads the block that has the term's set of a slot, with the sets of its neighbours that the block has too.
    private void readBlock(IndexSource source, int probe, int slot) throws SQLException {
        byte[] term = terms[probe];
        int block = run.block(source, term, slot);
        int first = Math.max(0, run.beginSlot(source, block, term));
        int next = run.beginSlot(source, block + 1, term);
        int end = next < 0 ? sets.length : next;
        for (int each = first; each < end; each++) {
            known[probe][each] = true;
        }
        readAhead(source, probe, block);
        TermCursor cursor = new TermCursor();
        cursor.begin(source.block(run.number(), block));
        while (cursor.next()) {
            int order = cursor.compareTo(term);
            if (order > 0) {
                return;
            }
            if (order == 0) {
                add(cursor);
            }
        }
    }

    /// A question that goes on to a second block of a term in a run mostly goes through all of it.
    private void readAhead(IndexSource source, int probe, int block) throws SQLException {
        if (++blocksRead[probe] != AHEAD_FROM || source.hasBlock(run.number(), block)) {
            return;
        }
        int first = Math.max(run.firstBlock(source, terms[probe]), block - MOST_AHEAD);
        int last = Math.min(run.block(source, terms[probe], run.slots() - 1), block + MOST_AHEAD);
        if (last > first) {
            source.readAhead(run.number(), first, last);
        }
    }

    private void readRange(IndexSource source, int number) throws SQLException {
        TermPlan.Probe probe = probes.get(number);
        byte[] end = TermField.after(terms[number]);
        run.scan(source, terms[number], term -> {
            if (term.compareTo(end) >= 0) {
                return false;
            }
            if (probe.isWhole() || probe.fits(term.text())) {
                add(term);
            }
            return true;
        });
        Arrays.fill(known[number], true);
    }

    private void add(TermCursor term) {
        SealedChunk chunk = run.chunk(term.slot());
        if (chunk == null) {
            return;
        }
        SlotSets ofSlot = sets[term.slot()];
        if (ofSlot == null) {
            ofSlot = new SlotSets(chunk.docs());
            sets[term.slot()] = ofSlot;
        }
        ofSlot.add(term);
    }
}
