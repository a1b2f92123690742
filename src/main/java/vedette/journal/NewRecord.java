package vedette.journal;

import java.util.List;

/// A record to be written. Its header's hash is computed when it is made, so that the thread that makes it has the work
/// and not the journal's writer.
public final class NewRecord {
    private final int lines;
    private final byte[] header;
    private final List<byte[]> contents;

    /// @param lines how many ids it takes, 1 to 1,000
    /// @param header what is chained: usually a text that names its contents by their SHA-256; 1 byte to 16 MiB
    /// @param contents what the header names, each at most 16 MiB
    public NewRecord(int lines, byte[] header, List<byte[]> contents) {
        this.lines = lines;
        this.header = header;
        this.contents = List.copyOf(contents);
    }

    public int lines() {
        return lines;
    }

    public byte[] header() {
        return header;
    }

    public List<byte[]> contents() {
        return contents;
    }
}
