package vedette.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the encrypted connection to one broker is made. Passphrases are not here: they are secrets.
///
/// @param authority a file with the certificates of the authorities that may vouch for this broker (PEM), or null
///     for those of the platform
/// @param certificate a file with the station's own certificate: PEM, or PKCS#12 with its key; or null to show none
/// @param key a file with the private key of a PEM certificate, or null
/// @param pins public keys that this broker may have, each `sha256/` and the base64 of the SHA-256 of its
///     SubjectPublicKeyInfo (RFC 7469); empty to trust by authorities alone
public record TlsSettings(
        @Nullable String authority,
        @Nullable String certificate,
        @Nullable String key,
        List<String> pins) {
    /// The platform's authorities, no certificate of our own, nothing pinned.
    public static final TlsSettings USUAL = new TlsSettings(null, null, null, List.of());

    public TlsSettings {
        pins = List.copyOf(pins);
    }

    public TlsSettings withPins(List<String> changed) {
        return new TlsSettings(authority, certificate, key, changed);
    }
}
