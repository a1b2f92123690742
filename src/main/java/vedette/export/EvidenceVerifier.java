package vedette.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Checks evidence as strictly as its own script does, and a little more: folders and zips, from whomever they come.
public final class EvidenceVerifier {
    private static final int LONGEST_KEY = 4_096;
    private static final String PEM_BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String PEM_END = "-----END PUBLIC KEY-----";

    private EvidenceVerifier() {}

    /// Whether this could be evidence: a folder with a manifest, or a file that is a zip by its name.
    public static boolean isEvidence(Path path) {
        return Files.isDirectory(path)
                ? Files.exists(path.resolve(BagFolder.MANIFEST))
                : String.valueOf(path.getFileName())
                        .toLowerCase(java.util.Locale.ROOT)
                        .endsWith(".zip");
    }

    /// @param path the folder or the zip
    /// @param known the station's key from elsewhere, or null where only the evidence's own is at hand
    /// @throws ExportException when it can't be read
    public static EvidenceReport verify(Path path, @Nullable PublicKey known) throws ExportException {
        try (BagSource bag = BagSource.of(path)) {
            return report(bag, known);
        } catch (BagFaultException e) {
            return faulty(e.getMessage());
        } catch (ZipException e) {
            return faulty(path.getFileName() + ": the zip is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new ExportException(
                    "The evidence " + path + " can't be read (" + e.getMessage() + "). Copy it to this computer's disk "
                            + "and try again.",
                    e);
        }
    }

    /// Checks what is open already.
    static EvidenceReport report(BagSource bag, @Nullable PublicKey known) throws IOException {
        try {
            return verify(bag, known);
        } catch (BagFaultException e) {
            return faulty(e.getMessage());
        }
    }

    private static EvidenceReport faulty(@Nullable String fault) {
        return new EvidenceReport(String.valueOf(fault), 0, 0, 0, 0, "", "", List.of());
    }

    private static EvidenceReport verify(BagSource bag, @Nullable PublicKey known)
            throws IOException, BagFaultException {
        BagManifest manifest = new BagManifest(bag);
        String digest = manifest.check();
        PublicKey key = key(bag);
        if (known != null && !MessageDigest.isEqual(known.getEncoded(), key.getEncoded())) {
            throw new BagFaultException("station.pub", "it is not the key that you gave");
        }
        BagChain chain = new BagChain(bag, key);
        chain.check();
        BagRecords records = new BagRecords(bag, chain);
        records.check();
        return new EvidenceReport(
                null,
                manifest.hashes().size(),
                records.count(),
                records.contents(),
                chain.checkpoints(),
                digest,
                Digests.hex(key.getEncoded()),
                notices(records, known));
    }

    private static List<String> notices(BagRecords records, @Nullable PublicKey known) {
        List<String> notices = new ArrayList<>();
        if (records.unsigned() > 0) {
            notices.add("No signature covers " + records.unsigned()
                    + " of the records: they came after the last checkpoint.");
        }
        if (records.gone() > 0) {
            notices.add("The station no longer kept " + records.gone()
                    + " of the messages and pictures that the records name, or could not read them: their places in"
                    + " the log were damaged. manifest.json tells how many of each.");
        }
        if (known == null) {
            notices.add("The key was taken from the evidence itself. Compare its SHA-256 with what the station's owner "
                    + "tells you, or give the key with --key.");
        }
        return notices;
    }

    private static PublicKey key(BagSource bag) throws IOException, BagFaultException {
        try {
            return key(new String(BagChain.bytes(bag, "station.pub", LONGEST_KEY), StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BagFaultException("station.pub", "it is no Ed25519 key");
        }
    }

    private static PublicKey key(String pem) throws GeneralSecurityException {
        String body = pem.strip();
        if (!body.startsWith(PEM_BEGIN) || !body.endsWith(PEM_END)) {
            throw new IllegalArgumentException("no public key");
        }
        byte[] encoded =
                Base64.getMimeDecoder().decode(body.substring(PEM_BEGIN.length(), body.length() - PEM_END.length()));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /// Reads a public key from a file, as `station.pub` is one.
    ///
    /// @throws ExportException when there is none in it
    public static PublicKey key(Path file) throws ExportException {
        try {
            return key(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ExportException(
                    "There is no Ed25519 public key in " + file + ". Give the station's public key as a PEM file.", e);
        }
    }
}
