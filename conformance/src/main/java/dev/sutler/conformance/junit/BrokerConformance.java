package dev.sutler.conformance.junit;

import dev.sutler.conformance.BrokerClient.Target;
import dev.sutler.conformance.check.Surroundings.Clock;
import dev.sutler.conformance.command.World;
import dev.sutler.conformance.offer.ParameterSource;
import dev.sutler.conformance.offer.ParametersFile;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.offer.SchemaParameters;
import dev.sutler.conformance.report.Edition;
import dev.sutler.conformance.report.Mask;
import dev.sutler.conformance.report.TextReport;
import dev.sutler.conformance.run.Kit;
import dev.sutler.conformance.run.Listener;
import dev.sutler.conformance.run.Options;
import dev.sutler.conformance.run.Outcome;
import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A broker's conformance as tests: one for each requirement.
///
/// A broken MUST fails its test; what is not applicable is aborted, with its reason; a SHOULD or a
/// MAY never fails.
///
/// @param target where the broker is, how to get in, and as which version
/// @param plans which plans may be used
/// @param parameters what requests are given
/// @param patience how long an operation may last
public record BrokerConformance(
        Target target, Predicate<Plan> plans, ParameterSource parameters, Duration patience) {

    private static final int PARALLEL = 4;

    public BrokerConformance {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(plans, "plans");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(patience, "patience");
    }

    /// Of the broker at an address, without `/v2`, on all its plans.
    public static BrokerConformance of(URI base, String username, String password) {
        return new BrokerConformance(
                new Target(base, username, password, "2.17"),
                plan -> true,
                new SchemaParameters(),
                Duration.ofMinutes(2));
    }

    /// The same, on some plans only.
    public BrokerConformance on(Predicate<Plan> some) {
        return new BrokerConformance(target, some, parameters, patience);
    }

    /// The same, with a parameters file.
    public BrokerConformance with(Path parametersFile) {
        return new BrokerConformance(
                target, plans, ParametersFile.read(parametersFile, parameters), patience);
    }

    /// Examines the broker now, and gives what was found as tests: what a `@TestFactory` returns.
    public Stream<DynamicTest> tests() {
        World world = World.ofThisProcess();
        Report report = examined(world);
        Edition edition = new Edition(report, new Mask(Set.of(target.password())), world.now());
        return Stream.concat(
                report.outcomes().stream()
                        .map(
                                outcome ->
                                        DynamicTest.dynamicTest(
                                                outcome.requirement().id()
                                                        + " "
                                                        + outcome.requirement().sentence(),
                                                () -> judge(outcome, edition))),
                Stream.of(
                        DynamicTest.dynamicTest(
                                "Everything that the kit made is gone.",
                                () ->
                                        Assertions.assertEquals(
                                                Set.of(), Set.copyOf(report.leftovers())))));
    }

    private Report examined(World world) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Options options =
                    new Options(
                            target,
                            plans,
                            check -> true,
                            false,
                            parameters,
                            PARALLEL,
                            new Clock(world.nanoTime(), world.pause(), patience));
            return new Kit(http, options, world.ids(), Listener.none()).run();
        }
    }

    private static void judge(Outcome outcome, Edition edition) {
        Assumptions.assumeFalse(outcome.verdict() == Verdict.NOT_APPLICABLE, outcome::reason);
        if (outcome.verdict() == Verdict.FAILED) {
            StringWriter words = new StringWriter();
            new TextReport(edition, new PrintWriter(words)).finding(outcome);
            Assertions.fail(words.toString());
        }
    }
}
