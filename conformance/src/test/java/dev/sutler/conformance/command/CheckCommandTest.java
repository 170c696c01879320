package dev.sutler.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.model.Mode;
import dev.sutler.conformance.model.ModelBroker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

class CheckCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<Runnable> atStop = new AtomicReference<>(() -> {});

    @Test
    void tellsWhatItFoundAndWritesReports(@TempDir Path folder) throws IOException {
        try (ModelBroker broker = ModelBroker.start(Mode.SYNCHRONOUS, Optional.empty())) {
            int code = check(broker, "--safe", "--report", "html,junit,json", "--out", "" + folder);

            assertThat(code).isZero();
        }
        assertThat(out.toString()).contains("requirements that were judged are kept", "Catalog");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "osb-check.html", "osb-check-junit.xml", "osb-check.json");
        }
    }

    @Test
    void nowhereIsThePasswordSeen(@TempDir Path folder) throws IOException {
        try (ModelBroker broker = ModelBroker.start(Mode.SYNCHRONOUS, Optional.empty())) {
            check(broker, "--only", "provisioning", "--report", "html,json", "--out", "" + folder);
        }
        assertThat(out.toString()).doesNotContain(ModelBroker.PASSWORD);
        assertThat(Files.readString(folder.resolve("osb-check.html")))
                .doesNotContain(ModelBroker.PASSWORD);
    }

    @Test
    void readsThePasswordFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("p"), ModelBroker.PASSWORD + "\n");
        try (ModelBroker broker = ModelBroker.start(Mode.SYNCHRONOUS, Optional.empty())) {
            int code =
                    run(
                            Map.of(),
                            "" + broker.uri(),
                            "--user=" + ModelBroker.USERNAME,
                            "--password-file=" + file,
                            "--safe");

            assertThat(code).isZero();
        }
    }

    @Test
    void triesOnlyWhatWasNamed() {
        try (ModelBroker broker = ModelBroker.start(Mode.SYNCHRONOUS, Optional.empty())) {
            check(broker, "--only", "OSB-AUTH-01,catalog", "--safe");
        }
        assertThat(out.toString()).contains("catalog").doesNotContain("Binding rotation");
    }

    @Test
    void saysWhyItCannotRun() {
        try (ModelBroker broker = ModelBroker.start(Mode.SYNCHRONOUS, Optional.empty())) {
            assertThat(run(Map.of(), "" + broker.uri(), "--user", "x")).isEqualTo(2);
            assertThat(run(Map.of("OSB_CHECK_PASSWORD", "no"), "" + broker.uri(), "--user", "x"))
                    .isEqualTo(2);
            assertThat(check(broker, "--only", "nonsense")).isEqualTo(2);
            assertThat(check(broker, "--offering", "nonsense")).isEqualTo(2);
            assertThat(check(broker, "--parameters", "nonsense")).isEqualTo(2);
            assertThat(check(broker, "--parallel", "0")).isEqualTo(2);
            assertThat(check(broker, "--report", "nonsense")).isEqualTo(2);
        }
        assertThat(run(Map.of(), "ftp://x", "--user", "x")).isEqualTo(2);
        assertThat(run(Map.of(), "http://a:b@x", "--user", "x")).isEqualTo(2);
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "give the password",
                        "does not let us in",
                        "nothing called nonsense",
                        "the catalog has no such plan. It has model-database/small",
                        "nonsense cannot be read",
                        "must be 1 or more",
                        "must be like https://broker.example.com",
                        "must have no user and password",
                        "give the broker's address");
    }

    @Test
    void listsAllRequirements() {
        assertThat(run(Map.of(), "--list")).isZero();
        assertThat(out.toString()).contains("OSB-PROV-01", "OSB-CAT-01");
    }

    @Test
    void whatWasMadeIsRemovedWhenItIsStopped() {
        try (ModelBroker broker = ModelBroker.start(Mode.ASYNCHRONOUS, Optional.empty())) {
            World stopping =
                    world(
                            Map.of(Connection.PASSWORD, ModelBroker.PASSWORD),
                            () -> Thread.ofVirtual().start(() -> atStop.getAndSet(() -> {}).run()));

            int code = run(stopping, "" + broker.uri(), "--user", ModelBroker.USERNAME);

            assertThat(code).isEqualTo(2);
            assertThat(err.toString()).contains("the run was stopped");
            assertThat(out.toString()).contains("Stopped.").doesNotContain("Could not be removed");
            assertThat(broker.counts().instancesDeleted())
                    .isPositive()
                    .isEqualTo(broker.counts().instancesCreated());
        }
    }

    private int check(ModelBroker broker, String... more) {
        List<String> arguments =
                Stream.concat(
                                Stream.of("" + broker.uri(), "--user", ModelBroker.USERNAME),
                                Stream.of(more))
                        .toList();
        return run(
                Map.of(Connection.PASSWORD, ModelBroker.PASSWORD),
                arguments.toArray(String[]::new));
    }

    private int run(Map<String, String> environment, String... arguments) {
        return run(world(environment, () -> {}), arguments);
    }

    private int run(World world, String... arguments) {
        return new CommandLine(new CheckCommand(world))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /* At each pause of the kit, something may happen. */
    private World world(Map<String, String> environment, Runnable atPause) {
        World real = World.ofThisProcess();
        return new World(
                environment,
                Optional::empty,
                real.ids(),
                real.clock(),
                real.nanoTime(),
                wait -> {
                    atPause.run();
                    real.pause().accept(wait);
                },
                action -> {
                    atStop.set(action);
                    return () -> atStop.set(() -> {});
                });
    }
}
