package vedette.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Follows the pieces of the chain in a bag.
final class BagChain {
    /// A checkpoint is a few lines.
    private static final int LONGEST_SIGNED = 65_536;

    private static final int LONGEST_SIGNATURE = 1_024;
    private static final String ID = "([1-9][0-9]{0,17})";
    private static final String HASH = "([0-9a-f]{64})";
    private static final Pattern BEGIN = Pattern.compile("begin " + HASH);
    private static final Pattern RECORD = Pattern.compile("record " + ID + " ([0-9]{1,4}) " + HASH);
    private static final Pattern REMOVED = Pattern.compile("removed " + ID + " " + ID + " " + HASH);
    private static final Pattern END = Pattern.compile("end " + ID + " " + HASH);
    private static final Pattern OPEN = Pattern.compile("open " + HASH);

    /// A record as the chain has it.
    ///
    /// @param signed whether a checkpoint covers it
    record Link(int lines, String headerHash, boolean signed) {}

    private final BagSource bag;
    private final PublicKey key;
    private final Map<Long, Link> links = new HashMap<>();
    private final TreeMap<Long, Long> intervals = new TreeMap<>();
    private @Nullable String open;
    private long checkpoints;

    BagChain(BagSource bag, PublicKey key) {
        this.bag = bag;
        this.key = key;
    }

    Map<Long, Link> links() {
        return links;
    }

    long checkpoints() {
        return checkpoints;
    }

    void check() throws IOException, BagFaultException {
        int signed = 0;
        for (String name : bag.names()) {
            if (BagNames.CHAIN.matcher(name).matches()) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bag.open(name), StandardCharsets.ISO_8859_1))) {
                    signed += new Piece(name, lines).follow();
                }
            }
        }
        long signedFiles = bag.names().stream()
                .filter(name -> BagNames.SIGNED.matcher(name).matches()
                        || BagNames.SIGNATURE.matcher(name).matches())
                .count();
        if (signedFiles != 2L * signed) {
            throw new BagFaultException("chain", "there is a signed text that no piece of the chain names");
        }
        long before = 0;
        for (Map.Entry<Long, Long> interval : intervals.entrySet()) {
            if (interval.getKey() <= before) {
                throw new BagFaultException("chain/" + interval.getKey() + ".txt", "it overlaps with another piece");
            }
            before = interval.getValue();
        }
        if (open != null && !open.equals("chain/" + intervals.lastKey() + ".txt")) {
            throw new BagFaultException(open, "it has an open end, and is not the last");
        }
    }

    /// One file while it is followed.
    private final class Piece {
        private final String name;
        private final BufferedReader lines;
        private final Map<Long, Link> kept = new HashMap<>();
        private String link;
        private long first;
        private long last;
        private int signed;

        Piece(String name, BufferedReader lines) throws IOException, BagFaultException {
            this.name = name;
            this.lines = lines;
            link = group(BEGIN, ShortLines.next(lines));
        }

        private String group(Pattern form, @Nullable String line) throws BagFaultException {
            Matcher parts = form.matcher(line == null ? "" : line);
            if (!parts.matches()) {
                throw odd(line);
            }
            return parts.group(1);
        }

        private BagFaultException odd(@Nullable String line) {
            return new BagFaultException(
                    name, line == null ? "its end is missing" : "a line is wrong: " + BagManifest.shown(line));
        }

        int follow() throws IOException, BagFaultException {
            String line = ShortLines.next(lines);
            while (line != null && step(line)) {
                line = ShortLines.next(lines);
            }
            boolean closed = end(line == null ? "" : line);
            if (ShortLines.next(lines) != null) {
                throw new BagFaultException(name, "it goes on after its end");
            }
            if (!name.equals("chain/" + first + ".txt")) {
                throw new BagFaultException(name, "it does not begin with the record of its name");
            }
            for (Map.Entry<Long, Link> each : kept.entrySet()) {
                Link plain = each.getValue();
                links.put(each.getKey(), new Link(plain.lines, plain.headerHash, closed));
            }
            intervals.put(first, last);
            return signed;
        }

        private boolean step(String line) throws IOException, BagFaultException {
            Matcher record = RECORD.matcher(line);
            if (record.matches()) {
                long id = number(record.group(1));
                int count = Integer.parseInt(record.group(2));
                place(id, id + Math.max(0, count - 1));
                link = ChainText.link(link, id, record.group(3));
                kept.put(id, new Link(count, record.group(3), false));
                return true;
            }
            Matcher removed = REMOVED.matcher(line);
            if (removed.matches()) {
                long from = number(removed.group(1));
                place(from, number(removed.group(2)));
                String before = link;
                link = removed.group(3);
                signed("chain/" + from + ".tombstone", SignedForms.tombstone(from, last, before, link));
                return true;
            }
            return false;
        }

        private static long number(String digits) {
            return Long.parseLong(digits);
        }

        private void place(long from, long to) throws BagFaultException {
            if (from <= last || to < from) {
                throw new BagFaultException(name, "its records are not in order at " + from);
            }
            first = first == 0 ? from : first;
            last = to;
        }

        private boolean end(String line) throws IOException, BagFaultException {
            Matcher end = END.matcher(line);
            Matcher unsigned = OPEN.matcher(line);
            boolean closed = end.matches();
            if (!closed && !unsigned.matches()) {
                throw odd(line);
            }
            if (!link.equals(closed ? end.group(2) : unsigned.group(1))) {
                throw new BagFaultException(name, "its links do not lead to its end");
            }
            if (closed) {
                signed("chain/" + end.group(1) + ".checkpoint", SignedForms.checkpoint(number(end.group(1)), link));
                checkpoints++;
            } else if (open == null) {
                open = name;
            } else {
                throw new BagFaultException(name, "the chain has two open ends: this, and " + open);
            }
            return closed;
        }

        private void signed(String file, Pattern says) throws IOException, BagFaultException {
            byte[] text = bytes(file, LONGEST_SIGNED);
            byte[] signature = bytes(file + ".sig", LONGEST_SIGNATURE);
            signed++;
            if (!says.matcher(new String(text, StandardCharsets.ISO_8859_1)).find()) {
                throw new BagFaultException(file, "it does not say what the chain says of it");
            }
            try {
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(key);
                verifier.update(text);
                if (!verifier.verify(signature)) {
                    throw new BagFaultException(file, "its signature is not by the key in station.pub");
                }
            } catch (GeneralSecurityException e) {
                throw new BagFaultException(file, "its signature can't be read: " + e.getMessage());
            }
        }
    }

    private byte[] bytes(String name, int most) throws IOException, BagFaultException {
        return bytes(bag, name, most);
    }

    /// A whole file that is short.
    static byte[] bytes(BagSource bag, String name, int most) throws IOException, BagFaultException {
        if (!bag.names().contains(name)) {
            throw new BagFaultException(name, "it is missing");
        }
        try (InputStream stream = bag.open(name)) {
            byte[] bytes = stream.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new BagFaultException(name, "it is longer than any such file is");
            }
            return bytes;
        }
    }
}
