package vedette.ui.history;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import vedette.export.ExportFormat;
import vedette.export.ExportProgress;
import vedette.export.ExportResult;
import vedette.search.EventFilter;
import vedette.store.LogReader;

/// Writes what a filter shows into a file, as [vedette.export.Exports] does.
@FunctionalInterface
interface Exporter {
    CompletableFuture<ExportResult> start(
            LogReader log, EventFilter filter, ExportFormat format, Path target, ExportProgress progress);
}
