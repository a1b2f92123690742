package vedette.export;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import vedette.search.EventFilter;
import vedette.store.LogReader;

/// Writes what a filter shows.
public final class Exports {
    private Exports() {}

    /// Writes all entries that the filter shows and that are in the log now, oldest first. The file (or folder)
    /// appears, or replaces the file that was there, only when it is whole: an export that fails or is
    /// cancelled leaves nothing.
    ///
    /// @param target the file, or for evidence the folder or the zip; the folder around it must exist
    public static CompletableFuture<ExportResult> start(
            LogReader log, EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {
        throw new UnsupportedOperationException("being built " + log + filter + format + target + progress);
    }
}
