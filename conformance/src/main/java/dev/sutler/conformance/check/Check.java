package dev.sutler.conformance.check;

import dev.sutler.conformance.requirement.Requirement;

import java.util.Objects;
import java.util.Set;

/// One thing that is tried on a broker.
///
/// @param name what is tried, in a few words with hyphens; unique
/// @param need what it is tried on
/// @param judges the requirements that it may judge, beside those that hold for every answer
/// @param steps what is done
public record Check(String name, Need need, Set<Requirement> judges, Steps steps) {

    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(need, "need");
        judges = Set.copyOf(judges);
        Objects.requireNonNull(steps, "steps");
    }

    /// What a check does.
    @FunctionalInterface
    public interface Steps {
        /// Asks and judges. It may end early by [Trial#skip(String)] or because something that it
        /// builds upon went wrong.
        void run(Trial trial);
    }
}
