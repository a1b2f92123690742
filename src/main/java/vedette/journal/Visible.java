package vedette.journal;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How much of a journal may be read.
///
/// @param files the journal's
/// @param forced up to where its writer, in this program, has forced it; null where the writer is another program:
///     then all that is complete may be read
record Visible(JournalFiles files, @Nullable Supplier<ForcedEnd> forced) {
    /// Up to where a segment may be read.
    long limit(SegmentView segment) throws IOException {
        ForcedEnd end = forced == null ? null : forced.get();
        return end != null && end.segment() == segment.firstId()
                ? end.offset()
                : segment.file().size();
    }

    /// Whether a segment is known to be the last one.
    boolean isLast(long firstId) {
        ForcedEnd end = forced == null ? null : forced.get();
        return end != null && end.segment() == firstId;
    }

    /// The first id that is certainly not in a segment.
    long below(long firstId) throws IOException {
        Long later = atOrAfter(firstId + 1);
        return later == null ? Long.MAX_VALUE : later;
    }

    /// The first segment at or after an id; null where there is none.
    @Nullable
    Long atOrAfter(long id) throws IOException {
        for (long each : files.segments()) {
            if (each >= id) {
                return isVisible(each) ? each : null;
            }
        }
        return null;
    }

    /// The segment in which an id is, if anywhere; null where all begin later.
    @Nullable
    Long before(long id) throws IOException {
        Long found = null;
        for (long each : files.segments()) {
            if (each <= id && isVisible(each)) {
                found = each;
            }
        }
        return found;
    }

    JournalException headless(long firstId) {
        return new JournalException(
                "The segment " + files.segment(firstId)
                        + " is damaged at its beginning. Run `vedette verify` to see what else is.",
                null);
    }

    private boolean isVisible(long firstId) {
        return forced == null || firstId <= forced.get().segment();
    }
}
