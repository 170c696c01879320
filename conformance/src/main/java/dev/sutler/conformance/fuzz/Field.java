package dev.sutler.conformance.fuzz;

import java.util.List;
import java.util.Objects;

/// One member of a request's body, or one parameter of its query.
///
/// @param name as it stands on the wire
/// @param kind what its value is
/// @param required whether a valid request has it
/// @param members what it is made of, for a group
record Field(String name, Kind kind, boolean required, List<Field> members) {

    /// What a value is.
    enum Kind {
        /// The id of a service offering.
        SERVICE,
        /// The id of a service plan.
        PLAN,
        /// The id of an organization or a space.
        TENANT,
        /// Any text.
        TEXT,
        /// `true` or `false`, as text.
        FLAG,
        /// A plan's maintenance version.
        VERSION,
        /// Parameters of a service instance or a binding.
        PARAMETERS,
        /// The id of another binding.
        BINDING,
        /// What a broker called an operation.
        OPERATION,
        /// An object with members.
        GROUP
    }

    Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        members = List.copyOf(members);
    }

    static Field required(String name, Kind kind) {
        return new Field(name, kind, true, List.of());
    }

    static Field optional(String name, Kind kind) {
        return new Field(name, kind, false, List.of());
    }

    static Field group(String name, Field... members) {
        return new Field(name, Kind.GROUP, false, List.of(members));
    }
}
