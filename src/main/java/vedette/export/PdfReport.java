package vedette.export;

import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.Gap;
import vedette.store.Original;

/// [ExportFormat#PDF], A4. Written to disk while it grows.
final class PdfReport implements EntrySink {
    /// Nobody prints more, and a document of more pages opens in few programs.
    static final int MOST_ENTRIES = 20_000;

    private static final int ROWS_AT_ONCE = 50;
    private static final float SIZE = 7.5f;
    private static final Color TEXT = new Color(0x1b1f24);
    private static final Color SOFT = new Color(0x59636e);
    private static final Color LINE = new Color(0xd0d7de);
    private static final Color BAND = new Color(0xf0f2f5);

    private final ReportFacts facts;
    private final FileChannel file;
    private final Document document = new Document(PageSize.A4, 34, 34, 36, 44);
    private final PdfFonts fonts = new PdfFonts();
    private final Tally tally = new Tally();
    private final PictureBudget pictures = new PictureBudget();
    private final PdfPTable table = new PdfPTable(new float[] {8, 22, 13, 11, 41, 19});

    PdfReport(Path unfinished, ReportFacts facts) throws IOException {
        this.facts = facts;
        file = FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        PdfWriter writer =
                PdfWriter.getInstance(document, new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
        writer.setCloseStream(false);
        writer.setPageEvent(new PdfPageNumbers(fonts.first(), "Events, made " + facts.time(facts.made())));
        document.addTitle("Events, " + facts.time(facts.made()));
        document.addCreator(facts.program());
        document.open();
    }

    @Override
    public EntryStream.Depth depth() {
        return EntryStream.Depth.PICTURES;
    }

    @Override
    public void begin(long total, Coverage coverage) throws IOException {
        refuseMoreThan(total);
        document.add(new Paragraph(fonts.phrase("Events", 18, TEXT)));
        fact("Made", facts.time(facts.made()) + " by " + facts.program() + ", account " + facts.account());
        fact("From", facts.source());
        fact("Filter", FilterWords.line(facts.filter(), facts::time));
        fact("Events", String.format(Locale.ROOT, "%,d", total));
        fact("Time", facts.time(coverage.from()) + " to " + facts.time(coverage.to()));
        fact("Coverage", coverage.inWords());
        fact(
                "Fonts",
                fonts.names() + ". A question mark may stand for a character that they lack; the last page says "
                        + "whether one does.");
        gaps(coverage);
        document.add(new Paragraph(" ", new org.openpdf.text.Font(fonts.first(), SIZE)));
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setComplete(false);
        table.setSplitLate(true);
        for (String column : List.of("Event", "Time", "Camera", "Kind", "What happened", "Picture")) {
            PdfPCell cell = cell(column, SOFT);
            cell.setBackgroundColor(BAND);
            table.addCell(cell);
        }
    }

    private static void refuseMoreThan(long entries) throws ExportException {
        if (entries > MOST_ENTRIES) {
            throw new ExportException(
                    String.format(
                            Locale.ROOT,
                            "A PDF holds at most %,d events, and these are %,d. Narrow the time or the filter, or choose "
                                    + "CSV, HTML or an evidence bag.",
                            MOST_ENTRIES,
                            entries),
                    null);
        }
    }

    private void fact(String name, String value) {
        Paragraph paragraph = new Paragraph(fonts.phrase(name + ":  " + value, 9, TEXT));
        paragraph.setSpacingBefore(2);
        document.add(paragraph);
    }

    private void gaps(Coverage coverage) {
        for (Gap gap : coverage.gaps()) {
            List<String> cells = HtmlHead.gapCells(gap, facts);
            fact(
                    "Gap",
                    cells.get(0) + " to " + cells.get(1) + ", broker: " + cells.get(2) + ", camera: " + cells.get(3)
                            + ". " + cells.get(4));
        }
        if (coverage.gapCount() > coverage.gaps().size()) {
            fact("Gaps", "these are the newest of " + coverage.gapCount());
        }
    }

    @Override
    public void write(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) throws IOException {
        tally.add(entry);
        refuseMoreThan(tally.entries());
        table.addCell(cell(Long.toString(entry.id()), TEXT));
        table.addCell(cell(times(entry), TEXT));
        table.addCell(cell(entry.camera(), TEXT));
        table.addCell(cell(entry.kind().word() + " / " + entry.severity().word(), color(entry.severity())));
        table.addCell(cell(said(entry), TEXT));
        table.addCell(pictureCell(entry, picture));
        if (tally.entries() % ROWS_AT_ONCE == 0) {
            document.add(table);
        }
    }

    private String times(LogEntry entry) {
        String came = entry.received().equals(entry.happened()) ? "" : "; came " + facts.time(entry.received());
        return facts.time(entry.happened()) + came;
    }

    private static String said(LogEntry entry) {
        StringBuilder said = new StringBuilder(entry.summary());
        if (entry.key() != null && !entry.summary().contains(entry.key())) {
            said.append(" · ").append(entry.key());
        }
        for (String each : entry.labels()) {
            said.append(" · ").append(each);
        }
        for (String each : entry.zones()) {
            said.append(" · ").append(each);
        }
        return said.toString();
    }

    private static Color color(Severity severity) {
        return switch (severity) {
            case INFO -> TEXT;
            case WARNING -> new Color(0x8a5200);
            case CRITICAL -> new Color(0xb42318);
        };
    }

    private PdfPCell cell(String text, Color color) {
        PdfPCell cell = new PdfPCell(fonts.phrase(text, SIZE, color));
        cell.setBorderColor(LINE);
        cell.setPadding(3);
        return cell;
    }

    private PdfPCell pictureCell(LogEntry entry, byte @Nullable [] picture) throws IOException {
        return switch (pictures.choose(entry, picture)) {
            case PictureBudget.None none -> cell("", SOFT);
            case PictureBudget.Gone gone -> cell("no longer there", SOFT);
            case PictureBudget.TooMany tooMany -> cell("left out", SOFT);
            case PictureBudget.Same same -> cell("that of event " + same.id(), SOFT);
            case PictureBudget.Show shown -> image(shown.jpeg());
        };
    }

    private PdfPCell image(byte[] jpeg) throws IOException {
        try {
            Image image = Image.getInstance(jpeg);
            image.scaleToFit(92, 70);
            PdfPCell cell = new PdfPCell(image);
            cell.setBorderColor(LINE);
            cell.setPadding(3);
            return cell;
        } catch (IOException | RuntimeException e) {
            // Whatever a camera calls a picture: it is in the log, and not for a PDF.
            return cell("a picture that can't be shown", SOFT);
        }
    }

    @Override
    public void finish(List<String> lacks) throws IOException {
        table.setComplete(true);
        document.add(table);
        lacks.forEach(sentence -> fact("Incomplete", sentence));
        fact("Pictures", HtmlHead.pictureWords(pictures));
        tally.kinds().forEach(count -> fact("Kind " + count.name(), count.entries() + " events"));
        tally.cameras().stream()
                .limit(200)
                .forEach(count -> fact("Camera " + count.name(), count.entries() + " events"));
        fact(
                "Characters",
                fonts.isLacking()
                        ? "at least one character is in none of the fonts here and stands as a question mark. "
                                + "CSV, HTML and evidence have the exact text."
                        : "all are shown.");
        document.close();
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
