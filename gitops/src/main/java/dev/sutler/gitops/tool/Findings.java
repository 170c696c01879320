package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.tool.Finding.Severity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Collects what is found.
final class Findings {

    private final TreeSet<Finding> found = new TreeSet<>();

    void error(String path, int line, String rule, String message) {
        found.add(new Finding(Severity.ERROR, path, line, rule, message));
    }

    void warning(String path, int line, String rule, String message) {
        found.add(new Finding(Severity.WARNING, path, line, rule, message));
    }

    /// Notes what is wrong with a file, if anything is.
    void unless(String path, Parsed<?> read) {
        if (read instanceof Parsed.Bad<?>(int line, String problem)) {
            error(path, line, "unreadable", problem + ".");
        }
    }

    /// In order of path and line.
    List<Finding> sorted() {
        return List.copyOf(found);
    }

    /// The line in which a key stands at the margin, in either spelling; 0 if in none.
    static int line(byte[] file, String key) {
        String snake = key.replaceAll("([A-Z])", "_$1");
        Pattern margin =
                Pattern.compile(
                        "(?i)[\"']?("
                                + Pattern.quote(key)
                                + "|"
                                + Pattern.quote(snake)
                                + ")[\"']?:.*");
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            if (margin.matcher(lines.get(index)).matches()) {
                return index + 1;
            }
        }
        return 0;
    }
}
