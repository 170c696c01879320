package dev.sutler.conformance.fuzz;

/// Something that is done to a valid request.
@FunctionalInterface
interface Mutation {

    /// @return what was done, in a few words
    String apply(Draft draft, Chance chance);
}
