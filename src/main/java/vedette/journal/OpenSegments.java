package vedette.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The segments that a reader has looked into last, kept open. Guarded by its reader.
final class OpenSegments implements Closeable {
    private static final int MOST = 8;

    private final Visible visible;
    private final Map<Long, SegmentView> views = new LinkedHashMap<>();

    OpenSegments(Visible visible) {
        this.visible = visible;
    }

    /// A record that was looked for.
    ///
    /// @param walk has just reached it
    record Found(SegmentView segment, ChainWalk walk) {}

    /// Looks for the record that has an id; null where there is none.
    @Nullable
    Found find(long id) throws IOException {
        Long firstId = visible.before(id);
        SegmentView segment = firstId == null ? null : view(firstId);
        if (segment == null) {
            if (firstId != null && visible.atOrAfter(firstId + 1) != null) {
                throw visible.headless(firstId);
            }
            return null; // another program is about to write it
        }
        ChainWalk walk = reach(segment, id);
        if (walk == null
                || walk.frame().type() != FrameType.RECORD
                || walk.frame().id() > id) {
            return null;
        }
        return new Found(segment, walk);
    }

    /// Walks past an id, or to the end.
    ///
    /// @throws JournalException where the record of this id is damaged
    private @Nullable ChainWalk reach(SegmentView segment, long id) throws IOException {
        long limit = visible.limit(segment);
        ChainWalk walk = segment.walk(segment.index(limit).before(id), limit);
        FrameReader.Step step = seek(walk, id);
        if (step == FrameReader.Step.DAMAGED) {
            // Perhaps it is only the index that led to a wrong place.
            segment.distrustIndex();
            walk = segment.walk(segment.index(limit).before(id), limit);
            step = seek(walk, id);
        }
        while (step == FrameReader.Step.DAMAGED || step == FrameReader.Step.INCOMPLETE) {
            long below = visible.below(segment.firstId());
            Salvage.Place behind = segment.behind(walk, limit, below);
            if (behind == null && step == FrameReader.Step.INCOMPLETE && below == Long.MAX_VALUE) {
                return null; // another program is writing there
            }
            if (behind == null || behind.firstId() > id) {
                throw segment.damaged(walk);
            }
            walk = behind.walk();
            step = seek(walk, id);
        }
        return step == FrameReader.Step.FRAME ? walk : null;
    }

    private static FrameReader.Step seek(ChainWalk walk, long id) throws IOException {
        FrameReader.Step step = FrameReader.Step.END;
        while (walk.nextId() <= id && (step = walk.next()) == FrameReader.Step.FRAME) {
            // the walk knows where it is
        }
        return step;
    }

    /// Where the last segment ends.
    JournalPosition end() throws IOException {
        return soundEnd().position();
    }

    /// Where what is complete in the last segment ends.
    ForcedEnd soundEnd() throws IOException {
        Long last = visible.before(Long.MAX_VALUE);
        while (last != null) {
            SegmentView segment = view(last);
            if (segment != null) {
                SegmentSummary summary = segment.scanned(visible.limit(segment)).summary();
                JournalPosition position = new JournalPosition(summary.nextId(), Chain.text(summary.link()));
                return new ForcedEnd(last, summary.end(), summary.end(), position);
            }
            last = visible.before(last - 1); // another program is about to write that one
        }
        return new ForcedEnd(0, 0, 0, JournalPosition.START);
    }

    /// Up to where there is something to copy: where what is complete ends or, if that is at a damage with whole
    /// records behind it, all that there is.
    ForcedEnd copyEnd() throws IOException {
        Long last = visible.before(Long.MAX_VALUE);
        SegmentView segment = last == null ? null : view(last);
        // Before the search for the end, so that nothing behind that was only written meanwhile.
        long size = segment == null ? 0 : visible.limit(segment);
        ForcedEnd sound = soundEnd();
        if (segment == null || segment.firstId() != sound.segment() || sound.offset() >= size) {
            return sound;
        }
        Wreckage rest = Wreckage.search(segment.file(), sound.offset(), size);
        return rest.records() == 0 ? sound : new ForcedEnd(sound.segment(), size, size, sound.position());
    }

    @Nullable
    SegmentView view(long firstId) throws IOException {
        SegmentView known = views.get(firstId);
        if (known != null && known.isCurrent()) {
            return known;
        }
        if (known != null) {
            views.remove(firstId);
            known.close();
        }
        SegmentView fresh = SegmentView.open(visible.files(), firstId);
        if (fresh == null) {
            return null;
        }
        views.put(firstId, fresh);
        if (views.size() > MOST) {
            var oldest = views.entrySet().iterator();
            oldest.next().getValue().close();
            oldest.remove();
        }
        return fresh;
    }

    Visible visible() {
        return visible;
    }

    @Override
    public void close() {
        views.values().forEach(SegmentView::close);
        views.clear();
    }
}
