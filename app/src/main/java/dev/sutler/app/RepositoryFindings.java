package dev.sutler.app;

import dev.sutler.core.intake.FoundInstance;

import java.util.List;
import java.util.Objects;

/// What a repository holds.
///
/// @param commit as of which
/// @param instances all that can be taken in, in the order of their directories
/// @param problems everything else
record RepositoryFindings(
        String commit, List<FoundInstance> instances, List<RepositoryProblem> problems) {

    RepositoryFindings {
        Objects.requireNonNull(commit, "commit");
        instances = List.copyOf(instances);
        problems = List.copyOf(problems);
    }
}
