package vedette.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.store.Original;

/// Formats and writes rows that are in memory already: what an export costs without a log, for comparison.
public final class RowFile {
    /// An entry and what it came in, null where that is nothing.
    public record Row(LogEntry entry, @Nullable Original original) {}

    private RowFile() {}

    /// Writes a file as an export would, on this thread.
    ///
    /// @param format [ExportFormat#CSV] or [ExportFormat#NDJSON]
    /// @param file must not be there yet
    public static void write(ExportFormat format, Path file, List<Row> rows) throws IOException {
        try (RowSink sink = new RowSink(format, file)) {
            for (Row row : rows) {
                sink.write(row.entry, row.original, null);
            }
            sink.finish(List.of());
        }
    }
}
