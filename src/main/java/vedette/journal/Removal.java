package vedette.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Takes records out of a segment that is no longer written. Used once.
final class Removal {
    private final JournalFiles files;
    private final Clock clock;
    private final Signer key;
    private final Predicate<JournalRecord> goes;
    private final String reason;

    Removal(JournalFiles files, Clock clock, Signer key, Predicate<JournalRecord> goes, String reason) {
        this.files = files;
        this.clock = clock;
        this.key = key;
        this.goes = goes;
        this.reason = reason;
    }

    /// One record or tombstone of a segment.
    ///
    /// @param run what it is, or would be, as a tombstone
    /// @param gone whether it is not to be there afterwards as it is
    private record Item(FrameType type, long offset, Statement.Run run, boolean gone) {}

    /// Removes from one segment.
    ///
    /// @return how many bytes were freed: negative where tombstones take more than what they stand for; null where
    ///     the segment is damaged, which opening and verifying tell
    @Nullable
    Long removeFrom(long firstId) throws IOException {
        SegmentView segment = SegmentView.open(files, firstId);
        if (segment == null) {
            return null;
        }
        try (segment) {
            long size = segment.file().size();
            List<Item> items = items(segment, size);
            if (items == null) {
                return null;
            }
            if (items.stream().noneMatch(item -> item.gone() && item.type() != FrameType.TOMBSTONE)) {
                return 0L;
            }
            Path path = files.segment(firstId);
            Path fresh = path.resolveSibling(path.getFileName() + SegmentName.TEMPORARY);
            SegmentHeader old = segment.header();
            try (DiskFile file = files.disk().open(fresh, Disk.Mode.CREATE)) {
                SegmentRewrite rewrite = new SegmentRewrite(segment.file(), size, file);
                rewrite.begin(new SegmentHeader(old.revision() + 1, old.firstId(), old.linkBefore()));
                write(items, rewrite);
                rewrite.end();
            }
            // The revision in the header shows that a table is not this segment's, should the deletion not survive.
            files.disk().deleteIfExists(SegmentName.index(path));
            files.disk().rename(fresh, path);
            files.disk().forceDirectory(files.directory());
            files.seal(firstId);
            return size - files.disk().size(path);
        }
    }

    private @Nullable List<Item> items(SegmentView segment, long size) throws IOException {
        List<Item> items = new ArrayList<>();
        ChainWalk walk = segment.walk(size);
        FrameReader.Step step;
        while ((step = walk.next()) == FrameReader.Step.FRAME) {
            Statement.Run run = walk.run();
            Frame frame = walk.frame();
            boolean gone = run != null;
            if (run == null) {
                run = new Statement.Run(frame.id(), walk.nextId() - 1, walk.linkBefore(), walk.link(), 1, reason);
                gone = frame.type() == FrameType.RECORD && goes.test(walk.record());
            }
            items.add(new Item(frame.type(), frame.offset(), run, gone));
        }
        if (step != FrameReader.Step.END) {
            return null; // nothing is removed from what is damaged: it is evidence
        }
        return withoutCheckpoints(items);
    }

    /// A checkpoint between removed records proves nothing more, but for the segment's last one.
    private List<Item> withoutCheckpoints(List<Item> items) {
        List<Item> result = new ArrayList<>(items);
        boolean goneBefore = true;
        int first = -1; // of the checkpoints in a row
        int last = lastSigned(items);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.type().isSigned() && i != last) {
                first = first < 0 ? i : first;
                continue;
            }
            for (int j = first; j >= 0 && j < i && goneBefore && item.gone(); j++) {
                Item between = items.get(j);
                result.set(j, new Item(between.type(), between.offset(), between.run(), true));
            }
            first = -1;
            goneBefore = item.gone();
        }
        return result;
    }

    private static int lastSigned(List<Item> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).type().isSigned()) {
                return i;
            }
        }
        return -1;
    }

    private void write(List<Item> items, SegmentRewrite rewrite) throws IOException {
        Statement.Run open = null;
        for (Item item : items) {
            if (item.gone()) {
                open = open == null ? item.run() : merged(open, item.run());
                continue;
            }
            bury(open, rewrite);
            open = null;
            rewrite.keep(item.offset());
        }
        bury(open, rewrite);
    }

    private static Statement.Run merged(Statement.Run first, Statement.Run second) {
        String both =
                first.reason().contains(second.reason()) ? first.reason() : first.reason() + "; " + second.reason();
        return new Statement.Run(
                first.from(),
                second.to(),
                first.linkBefore(),
                second.linkAfter(),
                first.records() + second.records(),
                both);
    }

    private void bury(Statement.@Nullable Run run, SegmentRewrite rewrite) throws IOException {
        if (run != null) {
            SignedText signed = key.sign(run.text(clock.instant(), key.fingerprint()));
            rewrite.tombstone(signed.signature(), signed.text().getBytes(StandardCharsets.UTF_8));
        }
    }
}
