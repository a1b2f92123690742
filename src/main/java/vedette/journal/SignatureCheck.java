package vedette.journal;

import java.security.PublicKey;

/// Whether a text is signed by a key; [StationKey#isSigned] but in tests that ask the same a hundred thousand times.
@FunctionalInterface
interface SignatureCheck {
    boolean isSigned(SignedText signed, PublicKey key);
}
