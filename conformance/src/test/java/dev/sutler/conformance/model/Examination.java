package dev.sutler.conformance.model;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Surroundings.Clock;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.run.Kit;
import dev.sutler.conformance.run.Listener;
import dev.sutler.conformance.run.Options;
import dev.sutler.conformance.run.Report;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Runs the kit on the model broker.
///
/// @param mode how the model works
/// @param checks which checks are tried
/// @param plans which plans may be used
record Examination(Mode mode, Predicate<Check> checks, Predicate<Plan> plans) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PARALLEL = 8;

    /// Every check on every plan.
    static Examination whole(Mode mode) {
        return new Examination(mode, check -> true, plan -> true);
    }

    /// Only the checks that are like this.
    Examination only(Predicate<Check> like) {
        return new Examination(mode, like, plans);
    }

    /// Only on the plans of these offerings, like `database`.
    Examination on(String... offerings) {
        Set<String> ids =
                Arrays.stream(offerings)
                        .map(name -> Ids.of("offering-" + name))
                        .collect(Collectors.toSet());
        return new Examination(mode, checks, plan -> ids.contains(plan.serviceId()));
    }

    /// Examines a model broker with this fault, or without any.
    Report run(Optional<Fault> fault) {
        try (ModelBroker broker = ModelBroker.start(mode, fault);
                HttpClient http = HttpClient.newHttpClient()) {
            AtomicInteger ids = new AtomicInteger();
            return new Kit(http, options(broker), () -> id(ids), Listener.none()).run();
        }
    }

    /// The requirements that a broker with this fault is found to break.
    Set<Requirement> broken(Fault fault) {
        return new LinkedHashSet<>(run(Optional.of(fault)).broken());
    }

    /// All that was found, the worst first, one line each, for a test's message.
    static String words(Report report) {
        return report.outcomes().stream()
                .sorted(Comparator.comparing(outcome -> outcome.requirement().level()))
                .flatMap(outcome -> outcome.findings().stream())
                .map(
                        finding ->
                                "%s %s %s on %s: expected %s; %s"
                                        .formatted(
                                                finding.judgement().requirement().level(),
                                                finding.judgement().requirement(),
                                                finding.check(),
                                                finding.plan().orElse("nothing"),
                                                finding.judgement().right(),
                                                finding.judgement().evidence()))
                .collect(Collectors.joining("\n"));
    }

    private Options options(ModelBroker broker) {
        Clock clock =
                new Clock(
                        System::nanoTime, wait -> LockSupport.parkNanos(wait.toNanos()), PATIENCE);
        return new Options(
                broker.target(), plans, checks, false, new ModelParameters(), PARALLEL, clock);
    }

    private static String id(AtomicInteger ids) {
        int id = ids.incrementAndGet();
        return String.format(Locale.ROOT, "05bc4ec0-0000-4000-9000-%012x", id);
    }
}
