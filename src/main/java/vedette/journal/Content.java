package vedette.journal;

/// Bytes that records name by their SHA-256: a message's payload, a picture. The hash is computed once, when it is
/// made. The array is taken as it is: nobody may change it.
public final class Content {
    private final byte[] bytes;
    private final Sha256 hash;

    private Content(byte[] bytes) {
        this.bytes = bytes;
        hash = Sha256.of(bytes);
    }

    /// @param bytes a record takes at most 16 MiB of them
    public static Content of(byte[] bytes) {
        return new Content(bytes);
    }

    public byte[] bytes() {
        return bytes;
    }

    /// 64 hexadecimal digits of lower case.
    public String sha256() {
        return hash.hex();
    }

    Sha256 hash() {
        return hash;
    }
}
