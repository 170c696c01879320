package dev.sutler.app;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.Stream;

/// Fails a test with everything that is wrong, each on a line of its own.
final class Violations {

    private Violations() {}

    static void none(String rule, Stream<String> violations) {
        List<String> all = violations.toList();
        if (!all.isEmpty()) {
            fail(
                    "%s: %d violation(s)%n%s",
                    rule, all.size(), String.join(System.lineSeparator(), all));
        }
    }
}
