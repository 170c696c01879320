package dev.sutler.conformance.model;

import dev.sutler.conformance.requirement.Requirement;

import java.util.Set;

/// One way to be wrong.
///
/// @param name what is wrong, in a few words
/// @param breaks the requirements that a check must report as broken
/// @param tamper how the model broker is made wrong
public record Fault(String name, Set<Requirement> breaks, Tamper tamper) {

    public Fault {
        breaks = Set.copyOf(breaks);
    }

    @Override
    public String toString() {
        return name;
    }
}
