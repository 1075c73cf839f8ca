package org.petstore.reports;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Color;
import net.sf.jasperreports.engine.JRPrintText;

/**
 * The look of text that is one line in one font, and the short way to write it. JasperReports lays out every text as if
 * it were a paragraph, which takes most of the time of an export; this puts the line where that would have put it.
 */
record PlainText(BaseFont font, float size, Color color) {

    static PlainText in(Font font) {
        return new PlainText(font.getBaseFont(), font.getSize(), font.getColor());
    }

    /**
     * Tells whether the text needs no layout: letters, digits and signs from left to right that do not join, which are
     * those of the Latin, Greek, Cyrillic and Armenian scripts.
     */
    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isAscii = c >= ' ' && c <= '~';
            boolean isLatinOrIpa = c > '\u00AD' && c < '\u0300';
            boolean isFromGreekToArmenian = c >= '\u0370' && c < '\u0590' && (c < '\u0483' || c > '\u0489');
            if (!isAscii && !isLatinOrIpa && !isFromGreekToArmenian) {
                return false;
            }
        }
        return true;
    }

    /** In points. */
    float width(String line) {
        return font.getWidthPoint(line, size);
    }

    /**
     * How far the line is below the upper edge of its element, in points. Knows text in the middle of its element
     * without space between paragraphs.
     */
    float baseline(JRPrintText text) {
        int top = text.getLineBox().getTopPadding();
        int bottom = text.getLineBox().getBottomPadding();
        float above = (text.getHeight() - top - bottom - text.getTextHeight()) / 2f;
        return top + above + text.getLeadingOffset() + text.getLineSpacingFactor() * size;
    }

    void write(String line, PdfContentByte content, float x, float y) {
        content.beginText();
        content.setFontAndSize(font, size);
        content.setColorFill(color);
        content.setTextMatrix(x, y);
        content.showText(line);
        content.endText();
    }
}
