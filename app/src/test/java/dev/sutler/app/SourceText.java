package dev.sutler.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One file of the checkout.
///
/// @param path from the root, with `/` between its parts
record SourceText(Path file, String path, String content) {

    static SourceText read(Path root, Path file) {
        try {
            String path = root.relativize(file).toString().replace('\\', '/');
            return new SourceText(file, path, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    List<String> lines() {
        return content.lines().toList();
    }

    boolean isPackageInfo() {
        return path.endsWith("/package-info.java");
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    /// The folder, from below `src/main/java` or `src/test/java`, that gives the package; with the
    /// module before it.
    String modulePackage() {
        return path.replaceFirst("/src/(main|test)/java/", ":").replaceFirst("/[^/]*$", "");
    }

    /// Where lines match, as `path:line: what`.
    Stream<String> linesThat(Predicate<String> match, String what) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                .filter(index -> match.test(lines.get(index)))
                .mapToObj(index -> at(index + 1, what));
    }

    Stream<String> linesWith(Pattern pattern, String what) {
        return linesThat(line -> pattern.matcher(line).find(), what);
    }

    String at(long line, String what) {
        return path + ":" + line + ": " + what;
    }
}
