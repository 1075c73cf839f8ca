package org.petstore.reports;

import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfTemplate;

/**
 * The number of pages, which every page shows and nobody knows before the last: a drawing that all pages refer to and
 * that gets its content at the end.
 */
final class PageTotal {

    private final PlainText look;
    private final float width;
    private final PdfTemplate drawing;

    /** @param expected the pages leave room for as many digits as this has */
    PageTotal(int expected, PlainText look, PdfContentByte content) {
        this.look = look;
        // All digits of the font have one width
        width = look.width(Integer.toString(expected));
        float roomForADigitMore = look.size();
        drawing = content.createTemplate(width + roomForADigitMore, 2 * look.size());
    }

    /** In points. */
    float width() {
        return width;
    }

    void drawOn(PdfContentByte content, float x, float y) {
        content.addTemplate(drawing, x, y - baseline());
    }

    void set(int pages) {
        look.write(Integer.toString(pages), drawing, 0, baseline());
    }

    private float baseline() {
        return look.size() / 2;
    }
}
