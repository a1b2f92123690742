package vedette.journal;

/// A text and its Ed25519 signature by the station's key.
///
/// @param text in UTF-8, exactly as signed
/// @param signature 64 bytes
public record SignedText(String text, byte[] signature) {}
