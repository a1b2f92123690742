package vedette.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares the files of a bag with its manifest.
final class BagManifest {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9./]{1,120})");

    private final BagSource bag;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    BagManifest(BagSource bag) {
        this.bag = bag;
    }

    /// The SHA-256 that the manifest tells for each name.
    SortedMap<String, String> hashes() {
        return hashes;
    }

    /// @return the manifest's own SHA-256
    String check() throws IOException, BagFaultException {
        String digest = read();
        SortedSet<String> odd = new TreeSet<>(bag.names());
        odd.remove(BagFolder.MANIFEST);
        odd.removeAll(hashes.keySet());
        if (!odd.isEmpty()) {
            throw new BagFaultException(odd.getFirst(), "it is not in the manifest");
        }
        for (String name : hashes.keySet()) {
            check(name);
        }
        for (String name : BagNames.ALWAYS) {
            if (!hashes.containsKey(name)) {
                throw new BagFaultException(name, "it is missing");
            }
        }
        return digest;
    }

    private String read() throws IOException, BagFaultException {
        if (!bag.names().contains(BagFolder.MANIFEST)) {
            throw new BagFaultException(BagFolder.MANIFEST, "it is missing");
        }
        MessageDigest given = Digests.sha256();
        MessageDigest canonical = Digests.sha256();
        String before = "";
        try (InputStream stream = new java.security.DigestInputStream(bag.open(BagFolder.MANIFEST), given);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
            for (String line = ShortLines.next(lines); line != null; line = ShortLines.next(lines)) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new BagFaultException(BagFolder.MANIFEST, "this is no line of a manifest: " + shown(line));
                }
                if (parts.group(2).compareTo(before) <= 0) {
                    throw new BagFaultException(BagFolder.MANIFEST, "its names are not in order, or one stands twice");
                }
                before = parts.group(2);
                hashes.put(before, parts.group(1));
                canonical.update((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        byte[] digest = given.digest();
        if (!MessageDigest.isEqual(digest, canonical.digest())) {
            throw new BagFaultException(BagFolder.MANIFEST, "its lines do not end as they must");
        }
        return HexFormat.of().formatHex(digest);
    }

    static String shown(String line) {
        return vedette.model.Printable.text(line, 120);
    }

    private void check(String name) throws IOException, BagFaultException {
        if (!bag.names().contains(name)) {
            throw new BagFaultException(name, "it is missing");
        }
        MessageDigest digest = Digests.sha256();
        try (InputStream stream = bag.open(name)) {
            byte[] bytes = new byte[1 << 14];
            for (int read = stream.read(bytes); read >= 0; read = stream.read(bytes)) {
                digest.update(bytes, 0, read);
            }
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        if (!hash.equals(hashes.get(name))) {
            throw new BagFaultException(name, "it is not as the manifest says");
        }
        Matcher message = BagNames.MESSAGE.matcher(name);
        Matcher picture = BagNames.PICTURE.matcher(name);
        if ((message.matches() && !message.group(1).equals(hash))
                || (picture.matches() && !picture.group(1).equals(hash))) {
            throw new BagFaultException(name, "its content is not the one that its name tells");
        }
    }
}
