package dev.sutler.spi;

import java.util.Objects;
import java.util.Optional;

/// Something that exists in a back end and looks as if a broker had made it.
///
/// @param name what the back end calls it; unique there
/// @param kind what it is
/// @param mark whose it is
/// @param instanceId the instance that it was made for, where the back end knows
/// @param bindingId the binding that it was made for, where the back end knows
/// @param description what it consists of, in a few words for people
public record Found(
        String name,
        Kind kind,
        Mark mark,
        Optional<String> instanceId,
        Optional<String> bindingId,
        String description) {

    public Found {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(instanceId, "instanceId");
        Objects.requireNonNull(bindingId, "bindingId");
        Objects.requireNonNull(description, "description");
    }

    /// What something is.
    public enum Kind {
        /// A service instance, or what is left of one.
        INSTANCE,
        /// A service binding, or what is left of one.
        BINDING
    }

    /// Whose something is.
    public enum Mark {
        /// It carries this broker's and this offering's mark, and its name is the one that the ids
        /// in the mark lead to.
        OURS,
        /// It carries another broker's mark.
        FOREIGN,
        /// It names ids that lead to its name, and not whose they are: what was made before marks
        /// were written is so. It is ours if, and only if, the store still remembers these ids.
        UNMARKED,
        /// Nothing that can be trusted says whose it is: it has no mark, or one that contradicts
        /// its name, or somebody else made it and an instance took it over. It only looks like
        /// ours.
        UNKNOWN
    }
}
