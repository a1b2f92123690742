package vedette.export;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Chunk;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.model.Printable;

/// Sets text in the fonts that this computer has, each character in the first that knows it; `?` stands for what none
/// knows. The fonts are put into the document. Confined to one thread.
final class PdfFonts {
    private static final Logger LOG = LoggerFactory.getLogger(PdfFonts.class);
    private static final int LONGEST = 1_000;

    /// Fonts of Linux, Windows and macOS that together know most scripts, the best for Latin first.
    private static final List<String> WANTED = List.of(
            "DejaVuSans.ttf",
            "NotoSans-Regular.ttf",
            "LiberationSans-Regular.ttf",
            "arial.ttf",
            "Arial Unicode.ttf",
            "ARIALUNI.TTF",
            "tahoma.ttf",
            "NotoSansThai-Regular.ttf",
            "Garuda.ttf",
            "Waree.ttf",
            "LeelawUI.ttf",
            "NotoSansArabic-Regular.ttf",
            "NotoSansDevanagari-Regular.ttf",
            "DroidSansFallbackFull.ttf",
            "unifont.ttf");

    private final List<BaseFont> fonts = new ArrayList<>();
    private boolean lacking;

    PdfFonts() throws IOException {
        this(places());
    }

    /// @param places folders to be searched, those below them too
    PdfFonts(List<Path> places) throws IOException {
        for (Path file : found(places)) {
            try {
                fonts.add(BaseFont.createFont(file.toString(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED));
            } catch (IOException | DocumentException e) {
                LOG.debug("a font that can't be put into documents: {}", file, e);
            }
        }
        if (fonts.isEmpty()) {
            fonts.add(BaseFont.createFont(BaseFont.HELVETICA, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED));
        }
    }

    private static List<Path> places() {
        Path home = Path.of(System.getProperty("user.home", ""));
        return List.of(
                Path.of("/usr/share/fonts/truetype"),
                Path.of("/usr/share/fonts"),
                Path.of("/usr/local/share/fonts"),
                home.resolve(".local/share/fonts"),
                Path.of("C:\\Windows\\Fonts"),
                Path.of("/System/Library/Fonts/Supplemental"),
                Path.of("/Library/Fonts"));
    }

    private static List<Path> found(List<Path> places) throws IOException {
        @Nullable Path[] files = new @Nullable Path[WANTED.size()];
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> all = Files.walk(place, 4)) {
                    all.forEach(file -> {
                        int at = WANTED.indexOf(String.valueOf(file.getFileName()));
                        if (at >= 0 && files[at] == null) {
                            files[at] = file;
                        }
                    });
                }
            }
        }
        return Stream.of(files).filter(file -> file != null).map(Path.class::cast).toList();
    }

    /// Whether some character had to be replaced so far.
    boolean isLacking() {
        return lacking;
    }

    /// The names of the fonts, for the document.
    String names() {
        return String.join(
                ", ", fonts.stream().map(BaseFont::getPostscriptFontName).toList());
    }

    BaseFont first() {
        return fonts.getFirst();
    }

    /// The text in runs of one font each.
    Phrase phrase(String text, float size, Color color) {
        Phrase phrase = new Phrase();
        StringBuilder run = new StringBuilder();
        BaseFont font = fonts.getFirst();
        int[] codePoints = Printable.text(text, LONGEST).codePoints().toArray();
        for (int codePoint : codePoints) {
            BaseFont knows = knowing(font, codePoint);
            if (knows != null && knows != font) {
                flush(phrase, run, font, size, color);
                font = knows;
            }
            if (knows == null) {
                lacking = true;
                run.append('?');
            } else {
                run.appendCodePoint(codePoint);
            }
        }
        flush(phrase, run, font, size, color);
        return phrase;
    }

    private static void flush(Phrase phrase, StringBuilder run, BaseFont font, float size, Color color) {
        if (!run.isEmpty()) {
            phrase.add(new Chunk(run.toString(), new Font(font, size, Font.NORMAL, color)));
            run.setLength(0);
        }
    }

    /// The first font that knows a character; blanks stay in the run that they are in.
    private @Nullable BaseFont knowing(BaseFont now, int codePoint) {
        if (codePoint == ' ') {
            return now;
        }
        for (BaseFont font : fonts) {
            if (font.charExists(codePoint)) {
                return font;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d fonts: %s", fonts.size(), names());
    }
}
