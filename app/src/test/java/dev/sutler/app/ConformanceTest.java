package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.BrokerClient.Target;
import dev.sutler.conformance.check.Surroundings.Clock;
import dev.sutler.conformance.command.World;
import dev.sutler.conformance.offer.ParameterSource;
import dev.sutler.conformance.offer.ParametersFile;
import dev.sutler.conformance.offer.SchemaParameters;
import dev.sutler.conformance.run.Finding;
import dev.sutler.conformance.run.Kit;
import dev.sutler.conformance.run.Listener;
import dev.sutler.conformance.run.Options;
import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The conformance kit finds nothing in our own broker.
final class ConformanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARALLEL = 4;
    private static final int MOST_OF_THEM = 150;

    @TempDir private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"synchronous", "asynchronous", "fastest"})
    void nothingIsFoundHoweverThePlansAnswer(String answers) throws IOException {
        try (TestHouse house = TestHouse.start(Major.EMBEDDED, catalog(answers), Map.of())) {
            holds(examine(house.target(), parameters()));
        }
    }

    @Test
    void nothingIsFoundInTwoReplicasThatTakeTurns() throws IOException {
        try (Fleet fleet = new Fleet(home, catalog("fastest"));
                RoundRobin balancer = new RoundRobin(fleet.ports())) {
            holds(examine(fleet.target(balancer.port()), parameters()));
            assertThat(balancer.connections()).isGreaterThan(1);
        }
    }

    private TestCatalog catalog(String answers) {
        return TestCatalog.of(home)
                .put("service.yaml", resource("service.yaml").replace("${answers}", answers))
                .put("drains.yaml", resource("drains.yaml").replace("${answers}", answers));
    }

    private static void holds(Report report) {
        assertThat(words(report)).isEmpty();
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.with(Verdict.PASSED)).hasSizeGreaterThan(MOST_OF_THEM);
    }

    private ParameterSource parameters() throws IOException {
        Path file = Files.writeString(home.resolve("parameters.yaml"), resource("parameters.yaml"));
        return ParametersFile.read(file, new SchemaParameters());
    }

    private static Report examine(Target target, ParameterSource parameters) {
        World world = World.ofThisProcess();
        Clock clock = new Clock(world.nanoTime(), world.pause(), PATIENCE);
        Options options =
                new Options(
                        target, plan -> true, check -> true, false, parameters, PARALLEL, clock);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new Kit(http, options, world.ids(), Listener.none()).run();
        }
    }

    /* One line for each finding: what is asked for but no duty is left out. */
    private static String words(Report report) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.verdict() != Verdict.NOTED)
                .flatMap(outcome -> outcome.findings().stream())
                .map(ConformanceTest::words)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String words(Finding finding) {
        return "%s %s on %s: expected %s; %s"
                .formatted(
                        finding.judgement().requirement(),
                        finding.check(),
                        finding.plan().orElse("nothing"),
                        finding.judgement().right(),
                        finding.judgement()
                                .evidence()
                                .map(
                                        answer ->
                                                "%s %s %s: %d %s"
                                                        .formatted(
                                                                answer.question().method(),
                                                                answer.question().target(),
                                                                answer.question().body().orElse(""),
                                                                answer.status(),
                                                                answer.text()))
                                .orElse(""));
    }

    private static String resource(String name) {
        try (InputStream content =
                Objects.requireNonNull(
                        ConformanceTest.class.getResourceAsStream("/conformance/" + name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
