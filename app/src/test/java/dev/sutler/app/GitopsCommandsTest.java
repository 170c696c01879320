package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// `sutler gitops …` from outside: what it prints, and the exit codes that scripts go by.
@Timeout(120)
final class GitopsCommandsTest {

    @TempDir private Path home = Path.of("");

    private record Said(int exitCode, String out, String err) {}

    private Said run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length + 1];
        words[0] = "gitops";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        int exitCode =
                Main.run(
                        new Surroundings(
                                Checkout.find().root(),
                                home,
                                environment,
                                new PrintWriter(out, true),
                                new PrintWriter(err, true)),
                        words);
        assertThat(err.toString()).doesNotContain("Exception").doesNotContain("a bug");
        return new Said(exitCode, out.toString(), err.toString());
    }

    private Said run(String... arguments) {
        return run(Map.of(), arguments);
    }

    @Test
    void eachCommandSaysHowItIsUsedAndWhatItsExitCodesMean() {
        for (String command :
                new String[] {"init", "list", "show", "update", "wait", "gc", "doctor"}) {
            Said said = run(command, "--help");
            assertThat(said.exitCode()).isZero();
            assertThat(said.out())
                    .contains("Example")
                    .contains("sutler gitops " + command)
                    .contains("too late");
        }
        assertThat(run("keys", "create", "--help").out()).contains("--public");
    }

    @Test
    void aNewRepositoryCanBeWorkedWithAtOnce() {
        Said made = run("init", "services", "--remote", "https://git.example.org/services.git");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out())
                .contains("type: gitops")
                .contains("remote: \"https://git.example.org/services.git\"")
                .contains("push -u origin main");
        Said listed = run("list", "--repository", "services");
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out()).startsWith("ID").contains("BINDINGS").hasLineCount(1);
        assertThat(run("list", "--repository", "services", "-o", "json").out().strip())
                .isEqualTo("[ ]");
        assertThat(run("doctor", "--repository", "services").out())
                .isEqualTo("0 errors, 0 warnings\n");
        assertThat(run("gc", "--repository", "services").out()).startsWith("0 instances");
        assertThat(run("init", "services").exitCode()).isEqualTo(2);
    }

    @Test
    void scriptsCanTellWhatHappened() {
        run("init", "services");
        Said none =
                run(
                        "update",
                        "--repository",
                        "services",
                        "-i",
                        "x",
                        "--status",
                        "failed",
                        "--no-push");
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.err())
                .isEqualTo("sutler: There is no instance x in the clone. Has it been fetched?\n");
        assertThat(run("show", "--repository", "services", "-i", "x").exitCode()).isEqualTo(3);
        assertThat(run("list", "--repository", "nowhere").exitCode()).isEqualTo(2);
        Said noRemote = run("wait", "--repository", "services", "-i", "x");
        assertThat(noRemote.exitCode()).isEqualTo(2);
        assertThat(noRemote.err()).contains("no remote");
    }

    @Test
    void whatMakesNoSenseIsABadCommandLine() {
        run("init", "services");
        for (String[] wrong :
                new String[][] {
                    {"update", "-i", "x", "--status", "done"},
                    {"update", "-i", "x", "--status", "failed", "-c", "file"},
                    {"update", "-i", "x", "--status", "failed", "--author", "me"},
                    {"update", "-i", "x", "--status", "failed", "--username", "me"},
                    {"update", "-i", "x", "--status", "failed", "--tries", "0"},
                    {"list", "--status", "done"},
                    {"show"},
                    {"wait", "-i", "x", "--timeout", "soon"}
                }) {
            Said said = run(wrong);
            assertThat(said.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(said.out()).isEmpty();
            assertThat(said.err()).isNotBlank();
        }
    }

    @Test
    void keysAreMadeForBothSides() throws IOException {
        Said said = run("keys", "create", "key.json", "--public", "broker.jwk");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(Files.readString(home.resolve("broker.jwk"))).contains("P-256");
        assertThat(Files.readString(home.resolve("key.json"))).contains("\"d\"");
        assertThat(run("keys", "create", "key.json").exitCode()).isEqualTo(2);
        assertThat(run("keys", "create", "other.json").out()).contains("P-256");
    }
}
