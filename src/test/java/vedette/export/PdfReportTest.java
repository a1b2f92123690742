package vedette.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import vedette.search.EventFilter;
import vedette.store.Gap;

class PdfReportTest {
    @TempDir
    private Path out = Path.of("");

    private List<String> pages(StreamedLog log) throws IOException {
        Path file = Exports.start(
                        log.reader(), EventFilter.ALL, ExportFormat.PDF, out.resolve("e.pdf"), ExportProgress.NONE)
                .join()
                .file();
        List<String> pages = new ArrayList<>();
        try (PdfReader reader = new PdfReader(Files.readAllBytes(file))) {
            PdfTextExtractor text = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(text.getTextFromPage(page).replaceAll("\\s+", " "));
            }
        }
        return pages;
    }

    @Test
    void everyEntryIsInItUnderAHeaderOnEachPage() throws Exception {
        StreamedLog log = new StreamedLog(300, StreamedLog::numbered);
        log.gaps.add(new Gap(7, "main", "", StreamedLog.START, null, "The broker was away."));
        List<String> pages = pages(log);
        assertThat(pages).hasSizeGreaterThan(4);
        assertThat(pages.getFirst()).contains("98.3 %, 1 gap", "The broker was away.", "all events", "What happened");
        assertThat(pages.subList(1, pages.size() - 1)).allMatch(page -> page.contains("What happened"));
        for (int page = 0; page < pages.size(); page++) {
            assertThat(pages.get(page)).contains("page " + (page + 1));
        }
        String all = String.join("\n", pages);
        for (int id = 1; id <= 300; id++) {
            assertThat(all).containsPattern("event " + id + "\\b");
        }
        assertThat(pages.getLast()).contains("Camera door: 300 events");
    }

    @Test
    void textOfAnyScriptIsShownOrReplacedAndItSaysSo() throws Exception {
        String last = String.join(
                "\n",
                pages(StreamedLog.of(List.of(
                        StreamedLog.line(StreamedLog.entry(1, "Straße, проезд"), "{}"),
                        StreamedLog.line(StreamedLog.entry(2, "unknown \ud83e\udd8a"), "{}")))));
        assertThat(last).contains("Straße, проезд").contains("unknown ?").contains("stands as a question mark");
    }

    @Test
    void withoutFontsHelveticaShowsWhatItCan() throws Exception {
        PdfFonts fonts = new PdfFonts(List.of(out));
        assertThat(fonts.names()).isEqualTo("Helvetica");
        assertThat(fonts.phrase("Straße", 8, Color.BLACK).getContent()).isEqualTo("Straße");
        assertThat(fonts.isLacking()).isFalse();
        assertThat(fonts.phrase("ที่ ж", 8, Color.BLACK).getContent()).isEqualTo("??? ?");
        assertThat(fonts.isLacking()).isTrue();
    }

    @Test
    void aPictureIsInItAndOneThatIsNoneDoesNoHarm() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        byte[] broken = {(byte) 0xff, (byte) 0xd8, 1, 2};
        List<String> pages = pages(StreamedLog.of(List.of(
                StreamedLog.line(StreamedLog.entry(1, "a"), new byte[0], jpeg.toByteArray()),
                StreamedLog.line(StreamedLog.entry(2, "b"), new byte[0], broken),
                StreamedLog.line(StreamedLog.entry(3, "c"), new byte[0], new byte[] {1}))));
        assertThat(pages.getFirst().split("a picture that can't be shown", -1)).hasSize(3);
    }

    @Test
    void moreThanAPdfHoldsIsRefusedWithWhatToDo() throws Exception {
        assertThatThrownBy(() -> pages(new StreamedLog(PdfReport.MOST_ENTRIES + 1, StreamedLog::numbered)))
                .hasCauseInstanceOf(ExportException.class)
                .hasMessageContaining("at most 20,000 events, and these are 20,001. Narrow");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatItLacksStandsInIt() throws Exception {
        StreamedLog log = new StreamedLog(3, StreamedLog::numbered);
        log.damaged.add(2L);
        assertThat(String.join("\n", pages(log))).contains("Incomplete: 1 event stands in it without");
    }
}
