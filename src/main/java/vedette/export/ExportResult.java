package vedette.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;
import vedette.store.Coverage;

/// A finished export.
///
/// @param file where it is
/// @param entries how many it has
/// @param bytes the file's length; for a folder, that of all its files
/// @param coverage how much of the time the log can speak for; to be stated with the count
/// @param digest for evidence, the SHA-256 of its manifest in 64 hexadecimal digits of lower case; else null. Written
///     into the log, it proves later that the evidence is the one that was made then
/// @param gone how many entries were there when it began, and not when their turn came
/// @param damaged how many entries stand in it without their message or picture, because the log is damaged there
public record ExportResult(
        Path file,
        long entries,
        long bytes,
        Coverage coverage,
        @Nullable String digest,
        long gone,
        long damaged) {
    private static final int LONGEST_NAME = 100;

    /// What the log says of it, so that what was handed out is known: with how much the log could speak for, and with
    /// what else there is to know.
    ///
    /// @param format what was made
    /// @param where such as ` on the command line`, or empty
    public String forLog(ExportFormat format, String where) {
        String also = String.join(" ", notes());
        return String.format(
                        Locale.ROOT,
                        "exported %s%s as %s to %s (%s)",
                        Printable.counted(entries, "event", "events"),
                        where,
                        format.word(),
                        Printable.text(String.valueOf(file.getFileName()), LONGEST_NAME),
                        coverage.inWords())
                + (digest == null ? "" : ", SHA-256 of the manifest " + digest)
                + (also.isEmpty() ? "" : ". " + also);
    }

    /// What the operator has to know of it besides, as sentences.
    public List<String> notes() {
        return lacks(gone, damaged);
    }

    static List<String> lacks(long gone, long damaged) {
        List<String> notes = new ArrayList<>();
        if (gone > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Of the events that were counted when it began, %,d %s not found when their turn came, as when they "
                            + "are removed from the log meanwhile.",
                    gone,
                    gone == 1 ? "was" : "were"));
        }
        if (damaged > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d %s without the message or picture, because the log is damaged there. Run “vedette verify” on "
                            + "it to see what is wrong.",
                    damaged,
                    damaged == 1 ? "event stands in it" : "events stand in it"));
        }
        return notes;
    }
}
