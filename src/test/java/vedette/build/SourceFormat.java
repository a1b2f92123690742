package vedette.build;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The project's Java style: palantir-java-format. Runs in the tests' JVM because the formatter parses with the
/// compiler that it runs in, and Maven may run on an older one than the sources need.
final class SourceFormat {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private static final int LONGEST_COMMENT = 120;

    private SourceFormat() {}

    /// Brings all sources below `src` into the style.
    public static void main(String[] arguments) throws IOException, FormatterException {
        for (Path source : sources(Path.of("src"))) {
            String text = Files.readString(source);
            String formatted = format(text);
            if (!formatted.equals(text)) {
                Files.writeString(source, formatted);
                System.out.println("formatted " + source);
            }
        }
    }

    static String format(String source) throws FormatterException {
        // The formatter wraps such a line into one that is no comment any more.
        source.lines()
                .filter(line -> line.length() > LONGEST_COMMENT && line.strip().startsWith("///"))
                .findFirst()
                .ifPresent(line -> {
                    throw new IllegalArgumentException("longer than " + LONGEST_COMMENT + " characters: " + line);
                });
        String ordered = ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.PALANTIR);
        return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    }

    static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
