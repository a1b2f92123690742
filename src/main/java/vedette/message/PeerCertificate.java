package vedette.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// A certificate as the operator needs to know it: a broker's, or the station's own.
///
/// @param subject whom it names
/// @param issuer who signed it; the same as the subject where it signed itself
/// @param notBefore from when it is valid
/// @param notAfter until when it is valid
/// @param pin its public key: `sha256/` and the base64 of the SHA-256 of its SubjectPublicKeyInfo (RFC 7469)
public record PeerCertificate(String subject, String issuer, Instant notBefore, Instant notAfter, String pin) {
    /// How a pin begins.
    public static final String PIN_PREFIX = "sha256/";

    /// How long it is still valid; negative where it has expired.
    public Duration left(Instant now) {
        return Duration.between(now, notAfter);
    }

    /// The key's fingerprint as `openssl dgst -sha256 -c` writes it: 32 bytes in lower-case hexadecimal digits with
    /// colons between them.
    public String fingerprint() {
        return fingerprint(pin);
    }

    /// The fingerprint that a pin stands for.
    ///
    /// @throws IllegalArgumentException when it is no pin
    public static String fingerprint(String pin) {
        if (!pin.startsWith(PIN_PREFIX)) {
            throw new IllegalArgumentException("a pin begins with " + PIN_PREFIX);
        }
        byte[] hash = Base64.getDecoder().decode(pin.substring(PIN_PREFIX.length()));
        return HexFormat.ofDelimiter(":").formatHex(hash);
    }
}
