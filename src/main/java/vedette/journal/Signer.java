package vedette.journal;

import java.security.PublicKey;

/// Signs in the station's name: its [StationKey], but in tests that sign many thousand times.
interface Signer {
    PublicKey publicKey();

    /// The public key's.
    String fingerprint();

    SignedText sign(String text);
}
