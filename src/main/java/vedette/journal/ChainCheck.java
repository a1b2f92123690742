package vedette.journal;

import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Follows the chain through all segments and checks what it says. Stands at the next record.
final class ChainCheck {
    private final PublicKey key;
    private final String fingerprint;
    private final SignatureCheck signatures;
    private final Function<byte[], List<String>> named;
    private final Chain chain = new Chain();
    private @Nullable Head head;
    private boolean headMet;
    private long nextId = 1;
    private byte[] link = new byte[Sha256.BYTES];
    private long records;
    private long entries;
    private long checkpoints;
    private long tombstones;
    private long removed;
    private long unsigned;

    ChainCheck(PublicKey key, SignatureCheck signatures, Function<byte[], List<String>> named) {
        this.key = key;
        this.fingerprint = Fingerprint.of(key);
        this.signatures = signatures;
        this.named = named;
    }

    /// What the checkpoint of this id should be.
    void expect(@Nullable Head wanted) {
        head = wanted;
    }

    boolean isHeadMet() {
        return headMet;
    }

    long nextId() {
        return nextId;
    }

    long checkpoints() {
        return checkpoints;
    }

    Chain chain() {
        return chain;
    }

    /// @return what is wrong with the segment's place in the chain, or null
    @Nullable
    String segment(SegmentHeader header, long named) {
        if (header.firstId() != named) {
            return "Record " + named + " should begin the segment by its name, but its header says " + header.firstId()
                    + ".";
        }
        if (header.firstId() != nextId) {
            return order(header.firstId());
        }
        return Arrays.equals(header.linkBefore(), link)
                ? null
                : "Record " + nextId + " does not follow from the one before: the segment's header has another link.";
    }

    /// @return what is wrong with a record, a checkpoint or a closing, or null
    @Nullable
    String record(Frame frame) {
        if (frame.id() != nextId) {
            return order(frame.id());
        }
        byte[] computed = chain.link(link, frame.id(), frame.bodyHash(chain));
        if (!frame.linkIs(computed)) {
            return "Record " + nextId + " was changed, or the one before: its link is not that of its header.";
        }
        String wrong = frame.type() == FrameType.RECORD ? contents(frame) : signed(frame);
        if (wrong == null) {
            boolean isSigned = frame.type().isSigned();
            nextId += frame.lines();
            link = computed;
            records++;
            entries += isSigned ? 0 : frame.lines();
            checkpoints += isSigned ? 1 : 0;
            unsigned = isSigned ? 0 : unsigned + 1;
        }
        return wrong;
    }

    private @Nullable String contents(Frame frame) {
        Set<String> there = new HashSet<>();
        List<String> wanted = named.apply(frame.body());
        if (!wanted.isEmpty()) {
            frame.places().forEach(place -> there.add(place.hash().hex()));
        }
        for (String each : wanted) {
            if (!there.contains(each)) {
                return "Record " + nextId + " names the content " + each + ", which it does not have.";
            }
        }
        return null;
    }

    private @Nullable String signed(Frame frame) {
        SignedText signed = frame.signedText();
        try {
            Instant time = Instant.parse(Statement.parse(signed.text()).value("time"));
            String what = frame.type() == FrameType.CLOSING ? Statement.CLOSING : Statement.CHECKPOINT;
            String expected = Statement.checkpoint(what, nextId, link, time, records + removed, fingerprint);
            if (!signed.text().equals(expected)) {
                return "The checkpoint " + nextId + " does not say what comes before it, or names another key.";
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            return "The checkpoint " + nextId + " can't be understood.";
        }
        if (!signatures.isSigned(signed, key)) {
            return "The checkpoint " + nextId + " is not signed with the station's key.";
        }
        Head wanted = head;
        if (wanted != null && wanted.id() == nextId) {
            headMet = wanted.signed().text().equals(signed.text());
        }
        return null;
    }

    /// @return what is wrong with a tombstone, or null
    @Nullable
    String tombstone(Frame frame) {
        SignedText signed = frame.signedText();
        Statement.Run run;
        try {
            run = Statement.Run.parse(signed.text());
            Instant time = Instant.parse(Statement.parse(signed.text()).value("time"));
            if (!run.text(time, fingerprint).equals(signed.text())) {
                return "The tombstone at record " + nextId + " is not as a station writes it, or names another key.";
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            return "The tombstone at record " + nextId + " can't be understood.";
        }
        if (run.from() != nextId) {
            return order(run.from());
        }
        if (!Arrays.equals(run.linkBefore(), link)) {
            return "The tombstone at record " + nextId + " does not follow from the record before.";
        }
        if (!signatures.isSigned(signed, key)) {
            return "The tombstone at record " + nextId + " is not signed with the station's key.";
        }
        nextId = run.to() + 1;
        link = run.linkAfter();
        tombstones++;
        removed += run.records();
        unsigned++;
        return null;
    }

    private String order(long found) {
        return found > nextId
                ? "The records from " + nextId + " to " + (found - 1) + " are missing."
                : "Record " + found + " stands where " + nextId + " should be.";
    }

    JournalReport report(JournalReport.@Nullable Fault fault) {
        return new JournalReport(
                records, entries, checkpoints, tombstones, removed, unsigned, nextId - 1, fingerprint, fault);
    }
}
