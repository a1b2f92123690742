package vedette.export;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.Original;

/// [ExportFormat#HTML]. What is counted stands above what is listed and is known only after it: the list's rows are
/// written to a file of their own first.
final class HtmlReport implements EntrySink {
    private final OutputStream out;
    private final @Nullable FileChannel file;
    private final Path rowsFile;
    private final Writer rows;
    private final ReportFacts facts;
    private final Tally tally = new Tally();
    private final HtmlRow row;
    private @Nullable Coverage coverage;

    private HtmlReport(OutputStream out, @Nullable FileChannel file, Path rowsFile, ReportFacts facts)
            throws IOException {
        this.out = out;
        this.file = file;
        this.rowsFile = rowsFile;
        this.facts = facts;
        rows = new BufferedWriter(
                new OutputStreamWriter(
                        Files.newOutputStream(rowsFile, StandardOpenOption.CREATE_NEW), StandardCharsets.UTF_8),
                1 << 16);
        row = new HtmlRow(facts);
    }

    /// @param rowsFile where the rows may lie meanwhile
    static HtmlReport at(Path unfinished, Path rowsFile, ReportFacts facts) throws IOException {
        FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        return new HtmlReport(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16), file, rowsFile, facts);
    }

    /// A report within something else, whose stream is closed with it.
    static HtmlReport within(OutputStream out, Path rowsFile, ReportFacts facts) throws IOException {
        return new HtmlReport(out, null, rowsFile, facts);
    }

    @Override
    public EntryStream.Depth depth() {
        return EntryStream.Depth.PICTURES;
    }

    @Override
    public void begin(long total, Coverage stated) {
        coverage = stated;
    }

    @Override
    public void write(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) throws IOException {
        tally.add(entry);
        row.write(rows, entry, RowSink.payload(original), picture);
    }

    @Override
    public void finish(List<String> lacks) throws IOException {
        rows.close();
        if (coverage == null) {
            throw new IllegalStateException("not begun");
        }
        String head = new HtmlHead(facts, coverage, tally, row.pictures(), lacks).text();
        out.write(head.getBytes(StandardCharsets.UTF_8));
        Files.copy(rowsFile, out);
        out.write("</tbody></table>\n</body></html>\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (file != null) {
            file.force(true);
        }
        Files.delete(rowsFile);
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            if (file == null) {
                out.close();
            } else {
                file.close();
            }
        }
    }
}
