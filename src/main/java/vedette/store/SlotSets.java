package vedette.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sets of one chunk of which any will do.
final class SlotSets {
    /// More sets than these are put together at once, so that they need not be remembered.
    private static final int MOST_REMEMBERED = 256;

    private final int docs;
    private final List<Remembered> remembered = new ArrayList<>();
    private long @Nullable [] together;
    private int most;

    SlotSets(int docs) {
        this.docs = docs;
    }

    private record Remembered(byte[] block, int at, int length, int code) {}

    void add(TermCursor term) {
        most += PositionSet.count(term.code());
        if (together != null) {
            PositionSet.addTo(together, docs, term.code(), term.block(), term.at(), term.length());
            return;
        }
        remembered.add(new Remembered(term.block(), term.at(), term.length(), term.code()));
        if (remembered.size() > MOST_REMEMBERED) {
            long[] all = new long[PositionSet.words(docs)];
            addTo(all);
            together = all;
            remembered.clear();
        }
    }

    /// How many positions there may be; exact where there is one set.
    int most() {
        return most;
    }

    /// Whether [#most()] is exact.
    boolean isSingle() {
        return together == null && remembered.size() <= 1;
    }

    void addTo(long[] target) {
        if (together != null) {
            for (int i = 0; i < target.length; i++) {
                target[i] |= together[i];
            }
        }
        for (Remembered each : remembered) {
            PositionSet.addTo(target, docs, each.code, each.block, each.at, each.length);
        }
    }
}
