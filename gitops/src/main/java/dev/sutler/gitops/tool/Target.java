package dev.sutler.gitops.tool;

import java.util.Objects;
import java.util.Optional;

/// What a command is about.
///
/// @param instance the service instance's id, or the name of its directory
/// @param binding the service binding's id, or the name of its directory; empty for the instance
public record Target(String instance, Optional<String> binding) {

    public Target {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(binding, "binding");
    }

    @Override
    public String toString() {
        return LinkWords.clean(
                binding.map(id -> "binding " + id + " of instance " + instance)
                        .orElse("instance " + instance));
    }
}
