package vedette.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.search.EventFilter;
import vedette.store.LogReader;

/// Writes what a filter shows.
public final class Exports {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private Exports() {}

    /// Writes all entries that the filter shows and that are in the log now, oldest first. The file (or folder)
    /// appears, or replaces the file that was there, only when it is whole: an export that fails or is cancelled
    /// leaves nothing. A folder never replaces anything. Cancelling the future stops it. Where it fails, that is
    /// with an [ExportException] or an [vedette.store.EventLogException].
    ///
    /// @param target the file, or for evidence the folder or the zip; the folder around it must exist
    public static CompletableFuture<ExportResult> start(
            LogReader log, EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {
        UnfinishedTarget unfinished = new UnfinishedTarget(target);
        ExportRun run;
        try {
            refuseFolder(unfinished.target());
            Path part = unfinished.part();
            run = new ExportRun(unfinished, part, sink(log, filter, format, unfinished, part), progress);
        } catch (IOException e) {
            clear(unfinished);
            return CompletableFuture.failedFuture(
                    e instanceof ExportException ? e : unwritable(unfinished.target(), e));
        }
        CompletableFuture<ExportResult> answer = new CompletableFuture<>();
        CompletableFuture<ExportResult> stream = log.stream(filter, run);
        answer.whenComplete((result, failure) -> {
            if (answer.isCancelled()) {
                stream.cancel(true);
            }
        });
        stream.whenComplete((result, failure) -> {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(sentence(failure));
            }
        });
        return answer;
    }

    private static void refuseFolder(Path target) throws ExportException {
        @Nullable Path folder = target.getParent();
        if (target.getFileName() == null || folder == null || !Files.isDirectory(folder)) {
            throw new ExportException(
                    "The folder " + folder + " does not exist. Make it, or choose another place.", null);
        }
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ExportException("There is a folder " + target + " already. Choose another name.", null);
        }
    }

    private static EntrySink sink(
            LogReader log, EventFilter filter, ExportFormat format, UnfinishedTarget target, Path part)
            throws IOException {
        ReportFacts facts = ReportFacts.now(log, filter);
        return switch (format) {
            case CSV, NDJSON -> new RowSink(format, part);
            case HTML -> HtmlReport.at(part, target.part(), facts);
            case PDF -> new PdfReport(part, facts);
            case EVIDENCE -> evidence(log, facts, target, part);
        };
    }

    private static EntrySink evidence(LogReader log, ReportFacts facts, UnfinishedTarget target, Path part)
            throws IOException {
        ProofSource journal = log.journal()
                .map(own -> ProofSource.of(own, log))
                .orElseThrow(() -> new ExportException(
                        "This log has no journal, and the proof would be in it. Choose CSV, NDJSON, HTML or PDF.",
                        null));
        boolean zip = String.valueOf(target.target().getFileName())
                .toLowerCase(Locale.ROOT)
                .endsWith(".zip");
        return zip
                ? new EvidenceBag(journal, facts, target.part(), part, target.part())
                : new EvidenceBag(journal, facts, part, null, target.part());
    }

    /// What the operator reads, without what other threads wrapped around it.
    private static Throwable sentence(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ExportException) {
                return each;
            }
        }
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static ExportException unwritable(Path target, IOException e) {
        return new ExportException(
                "The export could not be written to " + target + " (" + e.getMessage() + "). Choose another place.", e);
    }

    private static void clear(UnfinishedTarget unfinished) {
        try {
            unfinished.clear();
        } catch (IOException e) {
            LOG.warn("an unfinished export stays behind beside {}", unfinished.target(), e);
        }
    }
}
