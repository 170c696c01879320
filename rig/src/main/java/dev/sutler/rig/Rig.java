package dev.sutler.rig;

import dev.sutler.rig.check.Evidence;
import dev.sutler.rig.check.Remains;
import dev.sutler.rig.check.Verdicts;
import dev.sutler.rig.check.Violation;
import dev.sutler.rig.history.Event.Subject;
import dev.sutler.rig.history.HistoryReader;
import dev.sutler.rig.history.HistoryWriter;
import dev.sutler.rig.nemesis.Nemesis;
import dev.sutler.rig.nemesis.Storm;
import dev.sutler.rig.traffic.Traffic;
import dev.sutler.rig.watch.JournalChecks;
import dev.sutler.rig.watch.Sighting;
import dev.sutler.rig.watch.TakeOvers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One run: a storm, the calm after it, and the verdict.
public final class Rig {

    private static final Duration WARMING = Duration.ofSeconds(20);

    private final RunOptions options;
    private final PrintWriter out;
    private final long began = System.nanoTime();

    /// @param out is told the seed first and the figures last
    public Rig(RunOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /// Runs. What a run that failed leaves behind stands in its folder.
    public Figures run() {
        out.println("seed " + options.seed() + ", artefacts in " + options.folder());
        out.flush();
        create(options.folder());
        Figures figures = storm();
        if (figures.violations().isEmpty() && !options.keep()) {
            remove(options.folder());
        } else if (!figures.violations().isEmpty()) {
            tell(figures.violations());
        }
        out.println(figures.line());
        out.flush();
        return figures;
    }

    private Figures storm() {
        Path history = options.folder().resolve("history.jsonl");
        try (Stage stage = new Stage(options);
                HistoryWriter writer = new HistoryWriter(history)) {
            stage.open();
            Traffic traffic = new Traffic(stage.cluster(), writer, options.mix(), options.seed());
            Storm storm =
                    new Storm(
                            stage.cluster(),
                            stage,
                            options.plan(),
                            new Random(options.seed()),
                            options.folder().resolve("storm.log"));
            stage.arm();
            traffic.start();
            awaitTraffic(stage);
            say("The storm begins");
            storm.rage(options.storm());
            stage.disarm();
            say("The storm is over");
            traffic.finish();
            say("All clients have got where they wanted to");
            Set<Violation> found = new LinkedHashSet<>(calm(stage));
            int instances = traffic.instances();
            if (options.without().isEmpty() || found.isEmpty()) {
                say("Everything is deleted");
                traffic.deleteAll();
                found.addAll(quiet(stage));
            }
            writer.flush();
            found.addAll(verdict(stage, traffic, history));
            keepJournal(stage.watch().sightings());
            return figures(stage, storm, traffic, instances, found);
        }
    }

    /* A broker that has just been started is slow at first, and a fault that strikes an idle one strikes nothing. */
    private void awaitTraffic(Stage stage) {
        long began = System.nanoTime();
        while (stage.watch().operations() < options.mix().clients()
                && System.nanoTime() - began < WARMING.toNanos()) {
            pause(Duration.ofMillis(200));
        }
    }

    /* What was there when the storm was over, before anybody cleans up. */
    private List<Violation> calm(Stage stage) {
        List<Violation> found = new ArrayList<>(quiet(stage));
        found.addAll(JournalChecks.of(stage.watch().sightings()));
        Set<Subject> standing = stage.backEnds().standing();
        stage.watch()
                .stuck()
                .forEach(
                        subject ->
                                found.add(
                                        violation(
                                                "Stuck",
                                                subject,
                                                "says that something is going on, and nothing"
                                                        + " is")));
        stage.watch().neverMade().stream()
                .filter(standing::contains)
                .forEach(
                        subject ->
                                found.add(
                                        violation(
                                                "LeftBehind",
                                                subject,
                                                "was reported as failed, and is there")));
        Remains remains = stage.watch().remains(standing);
        found.addAll(new Verdicts().of(new Evidence(List.of(), List.of(), remains)));
        return found;
    }

    private List<Violation> verdict(Stage stage, Traffic traffic, Path history) {
        List<Sighting> sightings = stage.watch().sightings();
        List<Violation> found = new ArrayList<>(JournalChecks.of(sightings));
        BackEnds backEnds = stage.backEnds();
        Remains remains = stage.watch().remains(backEnds.standing());
        Map<Subject, String> undeleted = traffic.instances() == 0 ? remains.store() : Map.of();
        undeleted.forEach(
                (subject, state) ->
                        found.add(
                                violation(
                                        "Undeletable",
                                        subject,
                                        "is " + state + " after its deletion")));
        found.addAll(
                new Verdicts()
                        .of(
                                new Evidence(
                                        new HistoryReader().events(history),
                                        backEnds.log(),
                                        remains)));
        return found;
    }

    /* Nobody asks any more, so everything must come to an end by itself. */
    private List<Violation> quiet(Stage stage) {
        long began = System.nanoTime();
        while (stage.watch().active() > 0) {
            if (System.nanoTime() - began > options.mix().patience().toNanos()) {
                return stage.watch().remains(Set.of()).unfinished().values().stream()
                        .map(
                                subject ->
                                        violation(
                                                "Endless", subject, "has an operation without end"))
                        .toList();
            }
            pause(Duration.ofMillis(200));
        }
        return List.of();
    }

    private Figures figures(
            Stage stage, Storm storm, Traffic traffic, int instances, Set<Violation> found) {
        List<Sighting> sightings = stage.watch().sightings();
        Map<Nemesis, Integer> struck = storm.struck();
        int pauses = struck.getOrDefault(Nemesis.PAUSE, 0);
        int others =
                struck.entrySet().stream()
                        .filter(each -> each.getKey() != Nemesis.KILL)
                        .filter(each -> each.getKey() != Nemesis.PAUSE)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        say("What struck: " + struck + ", deaths at failpoints: " + stage.cluster().deaths());
        options.without()
                .ifPresent(
                        safeguard ->
                                say("Without " + safeguard + ": " + stage.tamperings() + " times"));
        return new Figures(
                storm.killed() + stage.cluster().deaths(),
                pauses,
                storm.cuts(),
                others,
                sightings.stream().map(Sighting::operationId).distinct().count(),
                traffic.asked(),
                instances,
                TakeOvers.of(
                        sightings,
                        stage.cluster().silences(),
                        stage.cluster().presences(),
                        storm.disturbances()),
                List.copyOf(found));
    }

    private void tell(List<Violation> violations) {
        Map<String, Long> counts = Verdicts.counted(violations);
        out.println("NOT content: " + counts);
        violations.stream()
                .limit(20)
                .forEach(
                        each ->
                                out.println(
                                        "  "
                                                + each.checker()
                                                + ", "
                                                + each.instanceId()
                                                + ": "
                                                + each.sentence()));
        String all =
                violations.stream()
                        .map(
                                each ->
                                        each
                                                + each.events().stream()
                                                        .map(event -> "\n    " + event)
                                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining("\n"));
        try {
            Files.writeString(options.folder().resolve("violations.txt"), all + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepJournal(List<Sighting> sightings) {
        List<String> lines = sightings.stream().map(Sighting::toString).toList();
        try {
            Files.write(options.folder().resolve("journal.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Violation violation(String checker, Subject subject, String what) {
        String who = subject.bindingId().map(id -> "Binding " + id).orElse("The instance");
        return new Violation(checker, subject.instanceId(), who + " " + what + ".", List.of());
    }

    private void say(String what) {
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        out.println("%4d s  %s".formatted(seconds, what));
        out.flush();
    }

    private static void pause(Duration duration) {
        try {
            // Nobody counts this down: it is a pause.
            boolean _ = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
