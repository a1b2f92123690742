package vedette.export;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Lines of files that anyone may have made: none of ours is longer than a few hundred characters.
final class ShortLines {
    private static final int LONGEST = 400;

    private ShortLines() {}

    /// The next line without its line feed, cut where it is too long to be one of ours; null at the end. Only a line
    /// feed ends a line.
    static @Nullable String next(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int character = reader.read();
        if (character < 0) {
            return null;
        }
        while (character >= 0 && character != '\n' && line.length() <= LONGEST) {
            line.append((char) character);
            character = reader.read();
        }
        return line.toString();
    }
}
