package vedette.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The key pair that the station signs with. Ed25519.
final class StationKey implements Signer {
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final String fingerprint;

    private StationKey(KeyPair pair) {
        privateKey = pair.getPrivate();
        publicKey = pair.getPublic();
        fingerprint = Fingerprint.of(publicKey);
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public SignedText sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedText(text, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with Ed25519", e);
        }
    }

    static boolean isSigned(SignedText signed, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(signed.text().getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed.signature());
        } catch (GeneralSecurityException e) {
            return false; // not even the form of a signature
        }
    }

    /// Reads the station's key, or makes it where the journal has neither key nor records.
    ///
    /// @param notices takes what the operator should know
    static StationKey open(Disk disk, Path directory, List<String> notices) throws IOException {
        Path file = directory.resolve(SegmentName.PRIVATE_KEY);
        if (disk.exists(file)) {
            StationKey key = new StationKey(pair(privateKey(disk, file)));
            repairPublic(disk, directory, key, notices);
            return key;
        }
        if (!SegmentName.segments(disk, directory).isEmpty()) {
            throw new JournalException(
                    "The station's key " + file + " is missing, so the journal could not be signed any more. "
                            + "Put the file back from a backup, or move the folder " + directory
                            + " away to begin a new journal.",
                    null);
        }
        StationKey key = new StationKey(pair(new SecureRandom()));
        key.writePublic(disk, directory);
        key.writePrivate(disk, directory);
        disk.forceDirectory(directory);
        return key;
    }

    void writePublic(Disk disk, Path directory) throws IOException {
        SmallFile.replace(disk, directory.resolve(SegmentName.PUBLIC_KEY), publicPem(), Disk.Mode.CREATE);
    }

    void writePrivate(Disk disk, Path directory) throws IOException {
        byte[] pem = pem(PRIVATE, privateKey.getEncoded());
        SmallFile.replace(disk, directory.resolve(SegmentName.PRIVATE_KEY), pem, Disk.Mode.CREATE_PRIVATE);
    }

    byte[] publicPem() {
        return pem(PUBLIC, publicKey.getEncoded());
    }

    /// The public key as it is kept beside the journal.
    ///
    /// @throws JournalException where it is missing or no such key
    static PublicKey readPublic(Disk disk, Path directory) throws IOException {
        Path file = directory.resolve(SegmentName.PUBLIC_KEY);
        if (!disk.exists(file)) {
            throw new JournalException("The station's public key " + file + " is missing.", null);
        }
        byte[] bytes = SmallFile.read(disk, file);
        try {
            PublicKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der(PUBLIC, bytes)));
            if (Arrays.equals(bytes, pem(PUBLIC, key.getEncoded()))) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new JournalException(file + " is not an Ed25519 public key any more.", e);
        }
        throw new JournalException(file + " is not as the station wrote it.", null);
    }

    private static void repairPublic(Disk disk, Path directory, StationKey key, List<String> notices)
            throws IOException {
        Path file = directory.resolve(SegmentName.PUBLIC_KEY);
        if (!disk.exists(file) || !Arrays.equals(SmallFile.read(disk, file), key.publicPem())) {
            key.writePublic(disk, directory);
            disk.forceDirectory(directory);
            notices.add("The station's public key " + file
                    + " was missing or did not belong to its private key. It was written anew.");
        }
    }

    private static PrivateKey privateKey(Disk disk, Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(der(PRIVATE, SmallFile.read(disk, file))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new JournalException(
                    "The station's key " + file + " is damaged. Put the file back from a backup, or move the folder "
                            + file.getParent() + " away to begin a new journal.",
                    e);
        }
    }

    /// The public key follows from the private one: its bytes are all the randomness that making a pair asks for.
    private static KeyPair pair(PrivateKey key) throws JournalException {
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new JournalException("The station's key has no bytes.", null));
        return pair(new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static byte[] pem(String what, byte[] der) {
        String text = "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] der(String what, byte[] pem) {
        String text = new String(pem, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN " + what + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + what);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no " + what + " in PEM");
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }
}
