package vedette.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vedette.store.Coverage;

/// A finished export.
///
/// @param file where it is
/// @param entries how many it has
/// @param bytes the file's length; for a folder, that of all its files
/// @param coverage how much of the time the log can speak for; to be stated with the count
/// @param digest for evidence, the SHA-256 of its manifest in 64 hexadecimal digits of lower case: written into the log,
///     it proves later that the evidence is the one that was made then; else null
public record ExportResult(Path file, long entries, long bytes, Coverage coverage, @Nullable String digest) {}
