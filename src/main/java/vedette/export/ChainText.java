package vedette.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.journal.ChainInterval;
import vedette.journal.SignedText;

/// Writes the pieces of the chain that prove a bag's records, each once, in a form that a shell can follow:
///
/// ```
/// begin LINK
/// record ID LINES HASH
/// removed FROM TO LINK
/// end CHECKPOINT LINK        or: open LINK, where no checkpoint came after
/// ```
final class ChainText {
    /// Entries come nearly by id, and an interval has about a thousand.
    private static final int REMEMBERED = 256;

    private final ProofSource journal;
    private final BagFolder bag;

    /// First and last id of the intervals that were written last.
    private final Map<Long, Long> written = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long unsignedRecords;

    ChainText(ProofSource journal, BagFolder bag) {
        this.journal = journal;
        this.bag = bag;
    }

    /// How many records of the journal stand in an interval that no checkpoint closes.
    long unsignedRecords() {
        return unsignedRecords;
    }

    /// Has the interval of a record in the bag.
    void cover(long id) throws IOException {
        if (written.entrySet().stream().anyMatch(range -> range.getKey() <= id && id <= range.getValue())) {
            return;
        }
        Optional<ChainInterval> found = journal.interval(id);
        if (found.isEmpty()) {
            throw EvidenceBag.changed(id);
        }
        ChainInterval interval = found.get();
        long first = firstId(interval.steps().getFirst());
        written.put(first, lastId(interval.steps().getLast()));
        String name = "chain/" + first + ".txt";
        if (!bag.has(name)) {
            write(name, interval);
        }
    }

    private static long firstId(ChainInterval.Step step) {
        return switch (step) {
            case ChainInterval.Kept kept -> kept.id();
            case ChainInterval.Removed removed -> removed.fromId();
        };
    }

    private static long lastId(ChainInterval.Step step) {
        return switch (step) {
            case ChainInterval.Kept kept -> kept.id() + Math.max(0, kept.lines() - 1);
            case ChainInterval.Removed removed -> removed.toId();
        };
    }

    private void write(String name, ChainInterval interval) throws IOException {
        StringBuilder text = new StringBuilder();
        String link = interval.linkBefore();
        text.append("begin ").append(link).append('\n');
        for (ChainInterval.Step step : interval.steps()) {
            switch (step) {
                case ChainInterval.Kept kept -> {
                    link = link(link, kept.id(), kept.headerHash());
                    text.append("record ").append(kept.id()).append(' ').append(kept.lines());
                    text.append(' ').append(kept.headerHash()).append('\n');
                }
                case ChainInterval.Removed removed -> {
                    link = removed.linkAfter();
                    text.append("removed ").append(removed.fromId()).append(' ').append(removed.toId());
                    text.append(' ').append(link).append('\n');
                    signed("chain/" + removed.fromId() + ".tombstone", removed.tombstone());
                }
            }
        }
        end(text, interval.checkpoint(), link);
        if (interval.checkpoint() == null) {
            unsignedRecords += interval.steps().size();
        }
        bag.write(name, text.toString());
    }

    private void end(StringBuilder text, ChainInterval.@Nullable Checkpoint checkpoint, String link)
            throws IOException {
        if (checkpoint == null) {
            text.append("open ").append(link).append('\n');
        } else {
            text.append("end ").append(checkpoint.id()).append(' ').append(checkpoint.lastLink()).append('\n');
            signed("chain/" + checkpoint.id() + ".checkpoint", checkpoint.text());
        }
    }

    private void signed(String name, SignedText signed) throws IOException {
        bag.write(name, signed.text());
        bag.write(name + ".sig", signed.signature());
    }

    /// The chain's rule.
    static String link(String before, long id, String headerHash) {
        String text = before + " " + id + " " + headerHash + "\n";
        return Digests.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
