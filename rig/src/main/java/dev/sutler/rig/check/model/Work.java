package dev.sutler.rig.check.model;

/// An operation.
///
/// @param what what it does
/// @param ofBinding whether it is about the binding, not the instance
/// @param arguments what was asked for
/// @param id as the broker calls it; empty as long as it has told nobody
/// @param ending how it ended
record Work(What what, boolean ofBinding, String arguments, String id, Ending ending) {

    enum What {
        MAKE,
        CHANGE,
        REMOVE
    }

    enum Ending {
        NOT_YET,
        SUCCEEDED,
        FAILED
    }

    boolean running() {
        return ending == Ending.NOT_YET;
    }

    Work ended(Ending how) {
        return new Work(what, ofBinding, arguments, id, how);
    }

    Work named(String name) {
        return new Work(what, ofBinding, arguments, name, ending);
    }

    /// What is still worth knowing of one that has ended.
    Work bare(boolean withId) {
        return new Work(what, ofBinding, "", withId ? id : "", ending);
    }
}
