package dev.sutler.server.catalogfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What an author sees on the screen.
class CatalogLintTest {

    private static final String OFFERING =
            """
            name: queue
            id: offering-1
            description: A queue.
            bindable: %s
            provider: {type: scripted}
            plans: [{name: small, id: plan-1, description: A small one.}]
            %s
            """;

    @TempDir private Path folder;

    @Test
    void aGoodCatalogExitsWithZero() throws IOException {
        assertThat(lint(OFFERING.formatted("true", "")))
                .isEqualTo("0 " + folder + ": 1 offering, 1 plan, 0 errors, 0 warnings\n");
    }

    @Test
    void warningsExitWithZero() throws IOException {
        assertThat(lint(OFFERING.formatted("true", "tag: [mq]")))
                .isEqualTo(
                        """
                        0 %1$s/queue.yaml:7: warning: field-unknown: `tag` is not in the specification: did you mean `tags`? It goes to platforms as it is
                        %1$s: 1 offering, 1 plan, 0 errors, 1 warning
                        """
                                .formatted(folder));
    }

    @Test
    void errorsExitWithOne() throws IOException {
        assertThat(lint(OFFERING.formatted("yes", "plan_updatable: true")))
                .isEqualTo(
                        """
                        1 %1$s/queue.yaml:4: field-type: `bindable` must be true or false, not a string: YAML knows no yes, no, on and off
                        %1$s/queue.yaml:7: field-misspelled: `plan_updatable` has no effect: the specification spells it `plan_updateable`
                        %1$s: 2 errors, 0 warnings
                        """
                                .formatted(folder));
    }

    private String lint(String content) throws IOException {
        Files.writeString(folder.resolve("queue.yaml"), content);
        StringBuilder output = new StringBuilder();
        int exitCode = new CatalogLint(new AnyProvider()).run(folder, output);
        return exitCode + " " + output;
    }
}
