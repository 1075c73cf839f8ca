package org.petstore.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import net.sf.jasperreports.engine.JasperReport;

/**
 * Lets Java draw text on a server without any fonts. The fonts of the reports come with the product, but on Linux Java
 * loads none at all, not even those, unless the system names at least one for its logical fonts.
 */
final class OwnFonts {

    private static final String CONFIGURATION = "sun.awt.fontconfig";
    private static final String FONT = "DejaVuSans.ttf";

    private OwnFonts() {}

    /**
     * Names the product's font as that one, unless the operator has named others. Without effect once any text was
     * drawn in this process.
     *
     * @param directory where Java shall find the font; may be shared with other processes
     */
    static void useIn(Path directory) throws IOException {
        if (!System.getProperty("os.name").equals("Linux") || System.getProperty(CONFIGURATION) != null) {
            return;
        }
        Files.createDirectories(directory);
        Path font = directory.resolve(FONT);
        put(font, partial -> {
            try (InputStream content =
                    JasperReport.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/" + FONT)) {
                Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            }
        });
        Path configuration = directory.resolve("fontconfig.properties");
        put(configuration, partial -> {
            try (Writer content = Files.newBufferedWriter(partial)) {
                logicalFonts(font).store(content, null);
            }
        });
        System.setProperty(CONFIGURATION, configuration.toString());
    }

    private static Properties logicalFonts(Path font) {
        var fonts = new Properties();
        fonts.setProperty("version", "1");
        fonts.setProperty("sequence.allfonts", "default");
        fonts.setProperty("dialog.plain.default", "DejaVu Sans");
        fonts.setProperty("filename.DejaVu_Sans", font.toString());
        return fonts;
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** Another process may read the file now, and this one may die half-way: it is there whole or not at all. */
    private static void put(Path file, Content content) throws IOException {
        Path partial = Files.createTempFile(file.getParent(), "unfinished-", null);
        try {
            content.writeTo(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
