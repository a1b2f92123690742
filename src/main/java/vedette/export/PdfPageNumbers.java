package vedette.export;

import org.openpdf.text.Document;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/// A line at the foot of each page.
final class PdfPageNumbers extends PdfPageEventHelper {
    private static final float SIZE = 7;

    private final BaseFont font;
    private final String words;

    PdfPageNumbers(BaseFont font, String words) {
        this.font = font;
        this.words = words;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte page = writer.getDirectContent();
        page.beginText();
        page.setFontAndSize(font, SIZE);
        page.showTextAligned(PdfContentByte.ALIGN_LEFT, words, document.left(), 24, 0);
        page.showTextAligned(
                PdfContentByte.ALIGN_RIGHT, "page " + writer.getPageNumber(), document.right(), 24, 0);
        page.endText();
    }
}
