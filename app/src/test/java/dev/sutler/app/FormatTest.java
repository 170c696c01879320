package dev.sutler.app;

import static dev.sutler.app.Violations.none;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Every Java file looks as google-java-format (AOSP style) would write it. With
/// `-Dsutler.format=fix` it writes them.
///
/// A test, and no Maven plugin: a plugin runs in Maven's own JVM, which may be older than the
/// formatter can run on.
final class FormatTest {

    private static final String FIX =
            "mvn -pl app -am test -Dtest=FormatTest -Dsutler.format=fix"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    private final Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void sourcesAreFormatted() throws IOException {
        boolean fix = "fix".equals(System.getProperty("sutler.format"));
        List<String> unformatted = new ArrayList<>();
        List<SourceText> sources = Checkout.find().javaSources();
        for (SourceText source : sources) {
            String formatted;
            try {
                formatted = format(source.content());
            } catch (FormatterException e) {
                unformatted.add(source.at(1, "cannot be parsed: " + e.getMessage()));
                continue;
            }
            if (formatted.equals(source.content())) {
                continue;
            }
            if (fix) {
                Files.writeString(source.file(), formatted);
            } else {
                unformatted.add(
                        source.at(
                                firstDifference(source.content(), formatted), "is not formatted"));
            }
        }
        assertThat(sources).isNotEmpty();
        none("formatted, as by: " + FIX, unformatted.stream());
    }

    private String format(String source) throws FormatterException {
        String imported = ImportOrderer.reorderImports(source, Style.AOSP);
        return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(imported));
    }

    private static int firstDifference(String one, String other) {
        List<String> left = one.lines().toList();
        List<String> right = other.lines().toList();
        int line = 0;
        while (line < left.size()
                && line < right.size()
                && left.get(line).equals(right.get(line))) {
            line++;
        }
        return line + 1;
    }
}
