package vedette.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/// The file that tells the last signed checkpoint: what shows that a journal was cut off at its end.
///
/// @param id the checkpoint's
/// @param lastLink the link that it signs
record Head(long id, byte[] lastLink, SignedText signed) {
    private static final String SIGNATURE = "signature ";

    static void write(Disk disk, Path directory, SignedText signed) throws IOException {
        SmallFile.replace(disk, directory.resolve(SegmentName.HEAD), bytes(signed), Disk.Mode.CREATE);
    }

    /// @throws IllegalArgumentException where the file is damaged
    static Head read(Disk disk, Path directory) throws IOException {
        byte[] bytes = SmallFile.read(disk, directory.resolve(SegmentName.HEAD));
        String text = new String(bytes, StandardCharsets.UTF_8);
        int at = text.lastIndexOf(SIGNATURE);
        if (at < 0) {
            throw new IllegalArgumentException("a head without a signature");
        }
        byte[] signature =
                HexFormat.of().parseHex(text.substring(at + SIGNATURE.length()).strip());
        Head head = of(new SignedText(text.substring(0, at), signature));
        if (!Arrays.equals(bytes, bytes(head.signed))) {
            throw new IllegalArgumentException("a head that is not as it was written");
        }
        return head;
    }

    static Head of(SignedText signed) {
        Statement statement = Statement.parse(signed.text());
        return new Head(statement.number("id"), Chain.parse(statement.value("last-link")), signed);
    }

    private static byte[] bytes(SignedText signed) {
        String line = SIGNATURE + HexFormat.of().formatHex(signed.signature()) + "\n";
        return (signed.text() + line).getBytes(StandardCharsets.UTF_8);
    }
}
