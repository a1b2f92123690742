package vedette.journal;

import java.util.List;

/// A record to be written. Its header's hash and its contents' are computed when it is made, so that the thread that
/// makes it has the work and not the journal's writer. The arrays are taken as they are: nobody may change them.
public final class NewRecord {
    private final int lines;
    private final byte[] header;
    private final List<byte[]> contents;
    private final byte[] headerHash;
    private final List<Sha256> contentHashes;

    /// @param lines how many ids it takes, 1 to 1,000
    /// @param header what is chained: usually a text that names its contents by their SHA-256; 1 byte to 16 MiB
    /// @param contents what the header names, at most 1,000, each at most 16 MiB
    /// @throws IllegalArgumentException where one of them is out of its range
    public NewRecord(int lines, byte[] header, List<byte[]> contents) {
        require(lines >= 1 && lines <= Frame.MOST_LINES, "a record takes 1 to 1,000 ids, not " + lines);
        require(
                header.length >= 1 && header.length <= Frame.LONGEST_HEADER,
                "a header has 1 byte to 16 MiB, not " + header.length);
        require(contents.size() <= Frame.MOST_CONTENTS, "a record has at most 1,000 contents, not " + contents.size());
        for (byte[] content : contents) {
            require(content.length <= Frame.LONGEST_CONTENT, "a content has at most 16 MiB, not " + content.length);
        }
        this.lines = lines;
        this.header = header;
        this.contents = List.copyOf(contents);
        headerHash = Sha256.digest().digest(header);
        contentHashes = this.contents.stream().map(Sha256::of).toList();
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

    byte[] headerHash() {
        return headerHash;
    }

    List<Sha256> contentHashes() {
        return contentHashes;
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
