package dev.sutler.conformance.run;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Pace;
import dev.sutler.conformance.check.SkippedException;
import dev.sutler.conformance.check.Subject;
import dev.sutler.conformance.check.Surroundings;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out which plans can be had, and how they answer, by making an instance of each.
final class Scout {

    private final Surroundings surroundings;
    private final List<Subject> subjects = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    Scout(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void look() {
        surroundings.menu().plans().forEach(this::look);
    }

    /* The pace does not matter to this trial, nor do its judgements: checks will judge the same again. */
    private void look(Plan plan) {
        Trial trial = new Trial(surroundings, Optional.of(new Subject(plan, Pace.SYNCHRONOUS)));
        Instance instance = trial.instance();
        try {
            Answer first = instance.put();
            Answer last = instance.settled(first);
            if (first.status() == 202 && last.textAt("/state").equals("succeeded")) {
                subjects.add(new Subject(plan, Pace.ASYNCHRONOUS));
            } else if (first.status() == 201 || first.status() == 200) {
                subjects.add(new Subject(plan, Pace.SYNCHRONOUS));
            } else {
                refused.add(plan.name() + ": " + first.status() + " " + words(first, last));
            }
            instance.removed();
        } catch (SkippedException | UncheckedIOException failed) {
            refused.add(plan.name() + ": " + failed.getMessage());
        }
    }

    private static String words(Answer first, Answer last) {
        return (first.textAt("/description") + " " + last.textAt("/description")).strip();
    }

    /// The plans that can be had.
    List<Subject> subjects() {
        return List.copyOf(subjects);
    }

    /// Those that cannot, with what the broker said.
    List<String> refused() {
        return List.copyOf(refused);
    }
}
