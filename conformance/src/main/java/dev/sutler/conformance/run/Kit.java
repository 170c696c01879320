package dev.sutler.conformance.run;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.BrokerClient;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Pace;
import dev.sutler.conformance.check.SkippedException;
import dev.sutler.conformance.check.Subject;
import dev.sutler.conformance.check.Surroundings;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Menu;
import dev.sutler.conformance.offer.Plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The conformance kit: examines one broker.
///
/// Every id that it makes begins with `05bc4ec0-`, so that what it leaves behind, if it must, can
/// be told from everything else.
public final class Kit {

    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final ScopedValue<Boolean> REMOVING = ScopedValue.newInstance();

    private final Options options;
    private final Listener listener;
    private final Supplier<String> ids;
    private final Belongings belongings = new Belongings();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final BrokerClient client;

    /// @param ids a new id for each resource and each request, shaped like a UUID and beginning
    ///   with `05bc4ec0-`
    public Kit(HttpClient http, Options options, Supplier<String> ids, Listener listener) {
        this.options = options;
        this.listener = listener;
        this.ids = ids;
        this.client = new BrokerClient(http, options.target(), this::nextRequest);
    }

    /// Examines the broker, and removes everything that was made.
    ///
    /// @throws CannotRunException when nothing can be examined
    public Report run() {
        try {
            return examined();
        } finally {
            ended.countDown();
        }
    }

    private Report examined() {
        long began = now();
        Surroundings surroundings = surroundings();
        Scout scout = new Scout(surroundings);
        if (!options.safe()) {
            scout.look();
            goOn();
            if (scout.subjects().isEmpty()) {
                throw new CannotRunException(
                        "no plan can be had. Give parameters that the plans take. "
                                + String.join("; ", scout.refused()));
            }
        }
        List<CheckResult> results = examine(surroundings, scout.subjects());
        List<String> leftovers = stopped.get() ? List.of() : remove();
        goOn();
        return new Report(
                new Report.About(
                        options.target().base().toString(),
                        options.target().version(),
                        scout.subjects().stream()
                                .map(each -> each.plan().name() + " (" + word(each.pace()) + ")")
                                .toList(),
                        requests.get(),
                        Duration.ofNanos(now() - began)),
                new Outcomes(results).all(),
                results,
                leftovers);
    }

    private void goOn() {
        if (stopped.get()) {
            throw new CannotRunException("the run was stopped");
        }
    }

    /// Ends a run before its time, and removes everything that was made. Called by another thread
    /// than the one that runs.
    ///
    /// @return what could not be removed, in words
    public List<String> stop() {
        if (ended.getCount() == 0 || stopped.getAndSet(true)) {
            return List.of();
        }
        try {
            // What has been asked for must be known to the broker before it can be removed.
            boolean quiet = ended.await(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
            return quiet ? remove() : withRemark(remove());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return remove();
        }
    }

    private static List<String> withRemark(List<String> leftovers) {
        return Stream.concat(
                        leftovers.stream(),
                        Stream.of("whatever a request makes that had no answer yet"))
                .toList();
    }

    /* After the stop nobody asks any more but the one who removes. */
    private String nextRequest() {
        if (stopped.get() && !REMOVING.isBound()) {
            throw new UncheckedIOException(new IOException("the run was stopped"));
        }
        requests.incrementAndGet();
        return ids.get();
    }

    private List<String> remove() {
        listener.removing(belongings.size());
        return belongings.remove(
                options.parallel(),
                removal ->
                        Thread.ofPlatform()
                                .unstarted(() -> ScopedValue.where(REMOVING, true).run(removal)));
    }

    private Surroundings surroundings() {
        return new Surroundings(
                client, chosen(catalog()), options.parameters(), belongings, ids, options.clock());
    }

    private Menu chosen(Menu all) {
        Menu chosen = all.only(options.plans());
        if (chosen.plans().isEmpty() && !all.plans().isEmpty()) {
            throw new CannotRunException(
                    "the catalog has no such plan. It has "
                            + all.plans().stream()
                                    .map(Plan::name)
                                    .collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private Menu catalog() {
        Answer answer;
        try {
            answer = client.ask(Question.of("GET", "/v2/catalog"));
        } catch (UncheckedIOException failed) {
            throw new CannotRunException(
                    options.target() + " does not answer: " + failed.getMessage(), failed);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new CannotRunException(
                    options.target() + " does not let us in. Check user name and password.");
        }
        return answer.body()
                .filter(body -> answer.status() == 200)
                .map(Menu::of)
                .orElseThrow(
                        () ->
                                new CannotRunException(
                                        options.target()
                                                + " has no catalog at /v2/catalog, but answers "
                                                + answer.status()));
    }

    private List<CheckResult> examine(Surroundings surroundings, List<Subject> subjects) {
        Choice choice = new Choice(subjects, surroundings.menu(), options.parameters());
        List<Callable<CheckResult>> work =
                Checks.all().stream()
                        .filter(options.checks())
                        .filter(check -> !options.safe() || !check.need().touches())
                        .flatMap(check -> plan(surroundings, check, choice))
                        .toList();
        listener.began(work.size());
        try (ExecutorService workers = Executors.newFixedThreadPool(options.parallel())) {
            List<Future<CheckResult>> running = work.stream().map(workers::submit).toList();
            List<CheckResult> results = new ArrayList<>();
            for (Future<CheckResult> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotRunException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new CannotRunException("a check broke: " + failed.getCause(), failed);
        }
    }

    private Stream<Callable<CheckResult>> plan(
            Surroundings surroundings, Check check, Choice choice) {
        if (!check.need().touches()) {
            return Stream.of(() -> run(surroundings, check, Optional.empty()));
        }
        List<Subject> fitting = choice.of(check.need());
        return fitting.isEmpty()
                ? Stream.of(() -> none(check))
                : fitting.stream()
                        .map(subject -> () -> run(surroundings, check, Optional.of(subject)));
    }

    private CheckResult none(Check check) {
        CheckResult result =
                new CheckResult(
                        check,
                        Optional.empty(),
                        List.of(),
                        Optional.of("the broker has no such thing: " + check.need().what()),
                        Duration.ZERO);
        if (!stopped.get()) {
            listener.ended(result);
        }
        return result;
    }

    private CheckResult run(Surroundings surroundings, Check check, Optional<Subject> subject) {
        long began = now();
        Trial trial = new Trial(surroundings, subject);
        Optional<String> skipped = Optional.empty();
        try {
            check.steps().run(trial);
        } catch (SkippedException reason) {
            skipped = Optional.ofNullable(reason.getMessage());
        } catch (UncheckedIOException failed) {
            skipped = Optional.of("no answer: " + failed.getMessage());
        }
        CheckResult result =
                new CheckResult(
                        check,
                        subject,
                        trial.judgements(),
                        skipped,
                        Duration.ofNanos(now() - began));
        if (!stopped.get()) {
            listener.ended(result);
        }
        return result;
    }

    private static String word(Pace pace) {
        return switch (pace) {
            case SYNCHRONOUS -> "synchronous";
            case ASYNCHRONOUS -> "asynchronous";
        };
    }

    private long now() {
        return options.clock().nanoTime().getAsLong();
    }
}
