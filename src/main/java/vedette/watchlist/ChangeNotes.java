package vedette.watchlist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.model.Printable;
import vedette.settings.WholeFile;

/// Notes of changes to the list that were made beside the station: one file each, in the list's folder, until the
/// station has it in its log. Blocks: not for the FX thread.
public final class ChangeNotes {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeNotes.class);
    private static final String NAMES = "change-*.txt";
    private static final int AT_ONCE = 8;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_TEXT = 300;

    private final Path folder;

    public ChangeNotes(Path folder) {
        this.folder = folder;
    }

    /// A change.
    ///
    /// @param when it was made, or null where the note does not say so that it can be read
    /// @param who made it
    /// @param what was done
    /// @param table the entries that it put there, as [WatchlistTable#write] writes them
    public record Note(Path file, @Nullable Instant when, String who, String what, String table) {}

    /// Leaves a note. It is left before the change is made: a change without a note is worse than a note too much.
    ///
    /// @return where it is
    /// @throws WatchlistException when it can't be written: the change is not to be made then
    public Path leave(Instant when, String who, String what, List<WatchEntry> entries) throws WatchlistException {
        Path file = folder.resolve("change-" + when.toEpochMilli() + "-" + UUID.randomUUID() + ".txt");
        try {
            Files.createDirectories(folder);
            WholeFile.write(
                    file,
                    when + "\t" + Printable.text(who, LONGEST_NAME).replace('\t', ' ') + "\t"
                            + Printable.text(what, LONGEST_TEXT) + "\n" + WatchlistTable.write(entries));
            return file;
        } catch (IOException e) {
            throw new WatchlistException(
                    "Nothing was changed, because no note for the log can be left in " + folder + ": " + e.getMessage(),
                    e);
        }
    }

    /// The oldest notes that are there, the oldest first.
    public List<Note> left() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, NAMES)) {
            found.forEach(files::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return List.of(); // mostly, because there is no folder yet
        }
        List<Note> notes = new ArrayList<>();
        files.stream().sorted(Comparator.naturalOrder()).limit(AT_ONCE).forEach(each -> {
            try {
                notes.add(note(each, new String(Files.readAllBytes(each), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                LOG.warn("The note of a change can't be read from {}: {}", each, e.getMessage());
            }
        });
        return notes;
    }

    private static Note note(Path file, String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        String table = end < 0 ? "" : text.substring(end + 1);
        String[] parts = line.split("\t", 3);
        try {
            if (parts.length == 3) {
                return new Note(file, Instant.parse(parts[0]), parts[1], parts[2], table);
            }
        } catch (DateTimeException e) {
            LOG.debug("A note without a time", e);
        }
        return new Note(file, null, "", "a note that can't be read: " + Printable.text(line, LONGEST_TEXT), table);
    }

    /// Takes a note away: it is in the log, or its change was not made.
    public static void remove(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            LOG.warn("The note of a change stays in {}: {}", note, e.getMessage());
        }
    }
}
