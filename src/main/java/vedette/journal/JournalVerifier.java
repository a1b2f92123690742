package vedette.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a journal from its first byte to its last and checks everything that can be checked: the CRC of each frame,
/// the hash of each content, the chain's links and ids without a hole, the signatures of checkpoints, closings,
/// tombstones and of the file `head`. The `.idx` files beside the segments, what was set aside (`torn-…`,
/// `damaged-…`), the lock and the private key are no part of what is proved and are not looked at.
///
/// A chain can't prove everything. A tail that was cut off together with `head` is only missed by who knows a later
/// checkpoint from elsewhere; and whoever has the station's private key can sign another history: keep the key's
/// fingerprint elsewhere, and hand the key in as trusted. See [JournalReport#limits].
public final class JournalVerifier {
    /// Told now and then how far it is. Called on the thread that verifies.
    @FunctionalInterface
    public interface Progress {
        void reached(long bytes, long ofBytes);
    }

    private final JournalFiles files;
    private final @Nullable PublicKey trusted;
    private final Function<byte[], List<String>> named;
    private final SignatureCheck signatures;
    private final Progress progress;

    JournalVerifier(
            JournalFiles files,
            @Nullable PublicKey trusted,
            Function<byte[], List<String>> named,
            SignatureCheck signatures,
            Progress progress) {
        this.files = files;
        this.trusted = trusted;
        this.named = named;
        this.signatures = signatures;
        this.progress = progress;
    }

    /// Verifies a journal, whether or not another program writes it at the time.
    ///
    /// @param trusted the station's key as it is known from elsewhere; null to take the one beside the journal
    /// @throws JournalException where there is no journal
    /// @throws IOException where a file can't be read
    public static JournalReport verify(Path directory, @Nullable PublicKey trusted, Progress progress)
            throws IOException {
        return verify(directory, trusted, header -> List.of(), progress);
    }

    /// Verifies a journal, and also that each record has all contents that its header names.
    ///
    /// @param named which contents a header names: their SHA-256 in 64 hexadecimal digits of lower case
    public static JournalReport verify(
            Path directory, @Nullable PublicKey trusted, Function<byte[], List<String>> named, Progress progress)
            throws IOException {
        JournalFiles files = new JournalFiles(new RealDisk(), directory);
        return new JournalVerifier(files, trusted, named, StationKey::isSigned, progress).verify();
    }

    JournalReport verify() throws IOException {
        if (!files.disk().exists(files.directory())) {
            throw new JournalException("There is no journal in " + files.directory() + ".", null);
        }
        PublicKey key;
        try {
            key = key();
        } catch (FaultException e) {
            return new JournalReport(0, 0, 0, 0, 0, 0, 0, "unknown", e.fault());
        }
        ChainCheck check = new ChainCheck(key, signatures, named);
        try {
            // Before the segments: it may be written anew while they are read, and then names what comes after.
            Head head = head(key);
            readAll(check, head);
            return check.report(null);
        } catch (FaultException e) {
            return check.report(e.fault());
        }
    }

    private PublicKey key() throws IOException, FaultException {
        PublicKey beside;
        try {
            beside = StationKey.readPublic(files.disk(), files.directory());
        } catch (JournalException e) {
            throw new FaultException(1, SegmentName.PUBLIC_KEY, 0, String.valueOf(e.getMessage()));
        }
        if (trusted != null && !trusted.equals(beside)) {
            throw new FaultException(
                    1,
                    SegmentName.PUBLIC_KEY,
                    0,
                    "The journal's key has the fingerprint " + Fingerprint.of(beside)
                            + " and not that of the trusted key, " + Fingerprint.of(trusted)
                            + ": no record from the first on is proved.");
        }
        return beside;
    }

    private @Nullable Head head(PublicKey key) throws IOException, FaultException {
        if (!files.disk().exists(files.directory().resolve(SegmentName.HEAD))) {
            return null;
        }
        Head head;
        try {
            head = Head.read(files.disk(), files.directory());
        } catch (IllegalArgumentException e) {
            throw headFault(
                    1,
                    "The file `head` is damaged (" + e.getMessage()
                            + "): whether records are missing at the end can't be told.");
        }
        if (!signatures.isSigned(head.signed(), key)) {
            throw headFault(
                    head.id(),
                    "The file `head` names checkpoint " + head.id() + ", but is not signed with the station's key.");
        }
        return head;
    }

    private void readAll(ChainCheck check, @Nullable Head head) throws IOException, FaultException {
        boolean running = files.disk().isLocked(files.directory().resolve(SegmentName.LOCK));
        List<Long> segments = files.segments();
        long total = 0;
        for (long each : segments) {
            total += files.disk().size(files.segment(each));
        }
        check.expect(head);
        long done = 0;
        for (int i = 0; i < segments.size(); i++) {
            long start = done;
            long all = total;
            String name = String.valueOf(files.segment(segments.get(i)).getFileName());
            try (DiskFile file = files.read(segments.get(i))) {
                boolean growing = running && i == segments.size() - 1;
                new SegmentCheck(name, file, segments.get(i), growing, check)
                        .read(bytes -> progress.reached(start + bytes, all));
                done += file.size();
            }
        }
        compare(check, head);
    }

    private static void compare(ChainCheck check, @Nullable Head head) throws FaultException {
        if (head == null) {
            if (check.checkpoints() > 0) {
                throw headFault(
                        check.nextId(),
                        "The file `head` is missing: whether records from " + check.nextId()
                                + " on are missing can't be told.");
            }
        } else if (head.id() >= check.nextId()) {
            throw headFault(
                    check.nextId(),
                    "The records from " + check.nextId() + " to " + head.id()
                            + " are missing at the end: the file `head` names checkpoint " + head.id() + ".");
        } else if (!check.isHeadMet()) {
            throw headFault(
                    head.id(),
                    "The checkpoint " + head.id() + " that the file `head` names is not the one in" + " the journal.");
        }
    }

    private static FaultException headFault(long id, String reason) {
        return new FaultException(id, SegmentName.HEAD, 0, reason);
    }
}
