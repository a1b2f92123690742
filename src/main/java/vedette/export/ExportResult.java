package vedette.export;

import java.nio.file.Path;

/// A finished export.
///
/// @param file where it is
/// @param entries how many it has
/// @param bytes the file's length
public record ExportResult(Path file, long entries, long bytes) {}
