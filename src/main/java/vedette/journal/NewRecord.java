package vedette.journal;

import java.util.List;

/// A record to be written. Its header's hash is computed when it is made, as its contents' are, so that the thread that
/// makes it has the work and not the journal's writer. The header is taken as it is: nobody may change it.
public final class NewRecord {
    private final int lines;
    private final byte[] header;
    private final List<Content> contents;
    private final byte[] headerHash;

    /// @param lines how many ids it takes, 1 to 1,000
    /// @param header what is chained: usually a text that names its contents by their SHA-256; 1 byte to 16 MiB
    /// @param contents what the header names, at most 1,000, each at most 16 MiB
    /// @throws IllegalArgumentException where one of them is out of its range
    public NewRecord(int lines, byte[] header, List<Content> contents) {
        require(1, lines, Frame.MOST_LINES, "the ids of a record");
        require(1, header.length, Frame.LONGEST_HEADER, "the bytes of a header");
        require(0, contents.size(), Frame.MOST_CONTENTS, "the contents of a record");
        for (Content content : contents) {
            require(0, content.bytes().length, Frame.LONGEST_CONTENT, "the bytes of a content");
        }
        this.lines = lines;
        this.header = header;
        this.contents = List.copyOf(contents);
        headerHash = Sha256.digest().digest(header);
    }

    public int lines() {
        return lines;
    }

    public byte[] header() {
        return header;
    }

    public List<Content> contents() {
        return contents;
    }

    byte[] headerHash() {
        return headerHash;
    }

    private static void require(int least, int count, int most, String what) {
        if (count < least || count > most) {
            throw new IllegalArgumentException(what + " are " + least + " to " + most + ", not " + count);
        }
    }
}
