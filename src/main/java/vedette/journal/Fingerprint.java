package vedette.journal;

import java.security.PublicKey;

/// What tells a station's key from others: short enough to be kept on paper.
public final class Fingerprint {
    private Fingerprint() {}

    /// The SHA-256 of the key's DER encoding, in 64 hexadecimal digits of lower case.
    public static String of(PublicKey key) {
        return Sha256.of(key.getEncoded()).hex();
    }
}
